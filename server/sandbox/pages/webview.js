import { post } from './api.js';
import { h, icon } from './dom.js';
import { appName, lang, t } from './texts.js';

/** A page that does not answer within this time has no bridge: somebody else's site. */
const heardMs = 300;

/** The client's browser: the app through the device's own port, anything else as it is. */
export function createWebview({ spec, url, state, sheets, onClose }) {
  const title = h('p', { class: 'title' }, t('loading'));
  const iframe = h('iframe', { title: appName(state().app.name) });
  const page = { url, title: '', born: 0, shown: 0 };
  const id = `${spec.userid}.${spec.profile}`;
  let origin;
  let loads = 0;
  let unheard;

  const device = () => state().devices.find((one) => one.id === id);
  const isHidden = (item) => device()?.hiddenMenuItems.includes(item);
  const tool = (name, label, onclick) =>
    h('button', { type: 'button', class: 'tool', 'aria-label': label, onclick }, icon(name));
  const back = tool('back', t('back'), goBack);
  const element = h(
    'div',
    { class: 'webview' },
    h(
      'div',
      { class: 'title-bar' },
      back,
      tool('close', t('close'), onClose),
      title,
      tool('more', t('more'), openMenu),
    ),
    iframe,
  );

  async function open() {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const opened = await post('devices', {
      userid: spec.userid,
      profile: spec.profile,
      lang,
      dark,
    });
    origin = opened.origin;
    iframe.src = startsAt(url, state().appUrl) ? origin + url.slice(state().appUrl.length) : url;
  }

  function command(name) {
    clearTimeout(unheard);
    iframe.contentWindow.postMessage({ command: name }, origin);
  }

  function goBack() {
    command('back');
    unheard = setTimeout(() => (loads > 1 ? history.back() : onClose()), heardMs);
  }

  function hear(event) {
    if (event.source !== iframe.contentWindow || event.origin !== origin) return;
    const { kind } = event.data ?? {};
    if (kind === 'heard') clearTimeout(unheard);
    if (kind === 'close') onClose();
    if (kind === 'forward') forward(event.data);
    if (kind === 'page') {
      page.born = event.data.born;
      page.title = event.data.title;
      page.url = forEverybody(event.data.url);
      title.textContent = page.title || appName(state().app.name);
    }
  }

  /** The device's port means nothing to others. */
  function forEverybody(address) {
    return startsAt(address, origin) ? state().appUrl + address.slice(origin.length) : address;
  }

  function forward({ title: pageTitle, url: address }) {
    const card = { title: pageTitle, desc: '', link: forEverybody(address), imgUrl: '' };
    sheets.share(state(), spec.userid, card, (userid) => {
      if (userid) void post('forwards', { from: spec.userid, userid, card });
    });
  }

  function openMenu() {
    const item = (key, name, label, act) => !isHidden(key) && { icon: name, label, act };
    const items = [
      item('menuItem:share:appMessage', 'forward', t('forward'), () => command('forward')),
      item('menuItem:copyUrl', 'link', t('copyLink'), () => {
        void navigator.clipboard?.writeText(page.url);
        sheets.toast(t('copied'));
      }),
      item('menuItem:refresh', 'refresh', t('refresh'), () => command('reload')),
      item('menuItem:openWithSafari', 'browser', t('openOutside'), () => sheets.opened(page.url)),
    ];
    sheets.menu(items.filter(Boolean));
  }

  /** Pages of other sites have no bridge to say what they are called. */
  function onLoad() {
    loads += 1;
    const isForeign = page.born === page.shown;
    page.shown = page.born;
    if (isForeign) title.textContent = iframe.contentDocument?.title ?? '';
  }

  iframe.addEventListener('load', onLoad);
  window.addEventListener('message', hear);
  open().catch(() => (title.textContent = t('failed')));

  return {
    element,
    focus: () => back.focus(),
    close() {
      clearTimeout(unheard);
      window.removeEventListener('message', hear);
    },
  };
}

function startsAt(url, origin) {
  return url === origin || /^[/?#]/.test(url.startsWith(origin) ? url.slice(origin.length) : '');
}
