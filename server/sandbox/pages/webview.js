import { post } from './api.js';
import { h, icon } from './dom.js';
import { appName, lang, t } from './texts.js';

/** The client's browser: the app through the device's own port, anything else as it is. */
export function createWebview({ spec, url, state, sheets, onClose }) {
  const title = h('p', { class: 'title' }, t('loading'));
  const iframe = h('iframe', { title: appName(state().app.name) });
  const page = { url, title: '', born: 0, isForeign: true };
  const id = `${spec.userid}.${spec.profile}`;
  let origin;
  let loads = 0;

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
    loads = 0;
    iframe.src = startsAt(url, state().appUrl) ? origin + url.slice(state().appUrl.length) : url;
  }

  function command(name) {
    iframe.contentWindow.postMessage({ command: name }, origin);
  }

  /** Somebody else's page has no bridge to ask: the browser's own history has to do. */
  function goBack() {
    if (!page.isForeign) command('back');
    else if (loads > 1) history.back();
    else onClose();
  }

  function hear(event) {
    // A page that is leaving has no window any more, but only this device has its origin.
    const isOurs = event.source === null || event.source === iframe.contentWindow;
    if (!isOurs || event.origin !== origin) return;
    const { kind } = event.data ?? {};
    if (kind === 'close') onClose();
    // It may arrive after what the next page says.
    if (kind === 'leave' && event.data.born === page.born) showForeign();
    if (kind === 'forward') forward(event.data);
    if (kind === 'page') {
      page.isForeign = false;
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
    const ask = (name, orElse) => () => (page.isForeign ? orElse() : command(name));
    const items = [
      item(
        'menuItem:share:appMessage',
        'forward',
        t('forward'),
        ask('forward', () => forward(page)),
      ),
      item('menuItem:copyUrl', 'link', t('copyLink'), () => {
        void navigator.clipboard?.writeText(page.url);
        sheets.toast(t('copied'));
      }),
      item(
        'menuItem:refresh',
        'refresh',
        t('refresh'),
        ask('reload', () => (iframe.src = page.url)),
      ),
      item('menuItem:openWithSafari', 'browser', t('openOutside'), () => sheets.opened(page.url)),
    ];
    sheets.menu(items.filter(Boolean));
  }

  /** The device's own pages say when they come and go; another site's say nothing. */
  function onLoad() {
    loads += 1;
    if (page.isForeign && origin) showForeign();
  }

  function showForeign() {
    page.isForeign = true;
    page.title = iframe.contentDocument?.title ?? '';
    page.url = iframe.contentDocument?.URL ?? url;
    title.textContent = page.title;
  }

  iframe.addEventListener('load', onLoad);
  window.addEventListener('message', hear);
  open().catch(() => (title.textContent = t('failed')));

  return {
    element,
    focus: () => back.focus(),
    close: () => window.removeEventListener('message', hear),
  };
}

function startsAt(url, origin) {
  return url === origin || /^[/?#]/.test(url.startsWith(origin) ? url.slice(origin.length) : '');
}
