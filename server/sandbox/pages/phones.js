import { listen, readState } from './api.js';
import { fill, h, icon } from './dom.js';
import { createPhone } from './phone.js';
import { lang, t } from './texts.js';

const profiles = ['iphone', 'android', 'windows'];
const main = document.querySelector('main');
const top = document.querySelector('header');
const lost = h('p', { class: 'lost', role: 'alert', hidden: true }, t('failed'));
const phones = [];
let state;

/** Which devices are open stands in the address, as `#ZhangSan.iphone,WangFang.windows`. */
function remember() {
  const parts = phones.map(({ spec }) => `${spec.userid ?? ''}.${spec.profile}`);
  history.replaceState(null, '', parts.length > 0 ? `#${parts.join(',')}` : '#none');
}

function remembered() {
  if (location.hash === '#none') return [];
  const parts = decodeURIComponent(location.hash.slice(1)).split(',').filter(Boolean);
  const specs = parts.map((part) => {
    const [, userid, profile] = /^(.*)\.(\w+)$/.exec(part) ?? [];
    const isKnown = state.people.some((person) => person.userid === userid);
    return {
      userid: isKnown ? userid : undefined,
      profile: profiles.includes(profile) ? profile : 'iphone',
    };
  });
  return specs.length > 0 ? specs : [{ userid: undefined, profile: 'iphone' }];
}

function addPhone(spec) {
  const phone = createPhone(spec, {
    onSpec: remember,
    onRemove() {
      phones.splice(phones.indexOf(phone), 1);
      phone.element.remove();
      remember();
      showEmpty();
      top.querySelector('.add').focus();
    },
  });
  phones.push(phone);
  main.append(phone.element);
  phone.update(state);
  showEmpty();
  return phone;
}

function showEmpty() {
  main.querySelector('.empty')?.remove();
  if (phones.length === 0) main.append(h('p', { class: 'empty' }, t('noPhone')));
}

function showTop() {
  const add = () => {
    const { element } = addPhone({ userid: undefined, profile: 'iphone' });
    remember();
    element.scrollIntoView({ block: 'nearest', inline: 'center' });
    element.querySelector('.screen button')?.focus();
  };
  fill(
    top,
    h('div', { class: 'words' }, h('h1', {}, t('title')), h('p', {}, t('lead'))),
    h('a', { class: 'scan', href: state.appUrl, target: '_blank', rel: 'noopener' }, t('scan')),
    h('button', { class: 'add', type: 'button', onclick: add }, icon('plus'), t('addPhone')),
    lost,
  );
}

let reading = false;
let again = false;

/** One reading at a time; whatever happens meanwhile asks for one more. */
async function refresh() {
  again = true;
  if (reading) return;
  reading = true;
  while (again) {
    again = false;
    state = await readState().catch(() => state);
    for (const phone of phones) phone.update(state);
  }
  reading = false;
}

function onEvent(event) {
  lost.hidden = true;
  if (event.type === 'changed') return void refresh();
  for (const phone of phones) phone.tell(event);
}

document.documentElement.lang = lang;
document.title = t('title');
state = await readState();
showTop();
for (const spec of remembered()) addPhone(spec);
listen(onEvent, () => (lost.hidden = false));
