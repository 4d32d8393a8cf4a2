import { fill, h, icon } from './dom.js';
import { homeView } from './home.js';
import { pickerView } from './picker.js';
import { createSheets } from './sheets.js';
import { t } from './texts.js';
import { createWebview } from './webview.js';

const profiles = ['iphone', 'android', 'windows'];

/**
 * One device on the table. `spec` is who holds it and what it is; `update` shows a new state of
 * the sandbox, `tell` passes on what the client was asked to do.
 */
export function createPhone(spec, { onSpec, onRemove }) {
  const bar = h('div', { class: 'bar' });
  const screen = h('div', { class: 'screen' });
  const frame = h('div', { class: 'page', hidden: true });
  const overlay = h('div', { class: 'overlay', hidden: true });
  const glass = h('div', { class: 'glass' }, screen, frame, overlay);
  const device = h('div', { class: 'device' }, statusBar(), glass);
  const element = h('section', { class: 'phone' }, bar, device);
  const place = { tab: 'workbench', chat: undefined };
  const sheets = createSheets(overlay, [screen, frame]);
  let state;
  let webview;

  const person = () => state.people.find(({ userid }) => userid === spec.userid);
  const deviceId = () => `${spec.userid}.${spec.profile}`;

  function change(changes) {
    closePage();
    Object.assign(spec, changes);
    Object.assign(place, { tab: 'workbench', chat: undefined });
    onSpec();
    show();
  }

  function go(changes) {
    Object.assign(place, changes);
    showScreen();
    screen.querySelector('[data-first]')?.focus();
  }

  function openPage(url) {
    webview = createWebview({ spec, url, state: () => state, sheets, onClose: closePage });
    fill(frame, webview.element);
    frame.hidden = false;
    screen.hidden = true;
    webview.focus();
  }

  function closePage() {
    webview?.close();
    webview = undefined;
    fill(frame);
    frame.hidden = true;
    screen.hidden = false;
    sheets.closeAll();
  }

  function showBar() {
    const names = { class: 'kind', 'data-key': 'kind', 'aria-label': t('device') };
    const options = profiles.map((profile) =>
      h('option', { value: profile, selected: profile === spec.profile }, t(profile)),
    );
    const select = h(
      'select',
      { ...names, onchange: (event) => change({ profile: event.target.value }) },
      options,
    );
    fill(
      bar,
      h('h2', {}, person()?.name ?? t('whoAreYou')),
      select,
      person() && button('switch', t('switchPerson'), () => change({ userid: undefined })),
      button('close', t('closePhone'), () => {
        closePage();
        onRemove();
      }),
    );
  }

  function showScreen() {
    const view = person()
      ? homeView({ state, person: person(), place, go, openPage })
      : pickerView({ state, onPick: (userid) => change({ userid }) });
    fill(screen, view);
  }

  function show() {
    element.dataset.profile = spec.profile;
    element.setAttribute('aria-label', `${person()?.name ?? '?'} · ${t(spec.profile)}`);
    showBar();
    showScreen();
  }

  return {
    element,
    spec,
    update(next) {
      const before = state;
      state = next;
      if (JSON.stringify(before) === JSON.stringify(next)) return;
      show();
      sheets.showPrompts(state, spec.userid, deviceId());
    },
    tell(event) {
      if (event.deviceId !== deviceId()) return;
      if (event.type === 'closed') closePage();
      if (event.type === 'copied') sheets.toast(t('copied'));
      if (event.type === 'opened') sheets.opened(event.url);
    },
  };
}

function button(name, label, onclick) {
  return h(
    'button',
    { class: 'tool', type: 'button', 'aria-label': label, title: label, 'data-key': name, onclick },
    icon(name),
  );
}

function statusBar() {
  const time = new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit' });
  return h(
    'div',
    { class: 'status', 'aria-hidden': 'true' },
    h('span', { class: 'clock' }, time.format(new Date())),
    h('span', { class: 'window-name' }, t('window')),
    h('span', { class: 'signs' }, h('i', { class: 'bars' }), h('i', { class: 'battery' })),
  );
}
