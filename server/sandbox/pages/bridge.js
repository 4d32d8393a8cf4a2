// The WeCom client's side inside a page: `WeixinJSBridge`, and a `navigator` that fits.
// It runs first in the page; everything it is asked goes to the client over HTTP.
(() => {
  const device = JSON.parse(document.currentScript.dataset.device);
  const handlers = new Map();
  const isFramed = window.parent !== window;

  for (const name of ['userAgent', 'platform', 'maxTouchPoints']) {
    Object.defineProperty(Navigator.prototype, name, { get: () => device[name] });
  }

  async function invoke(name, params, callback) {
    const url = location.href.split('#')[0];
    const answer = await fetch('/__webview/invoke', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, params: params ?? {}, url }),
    });
    const result = answer.ok ? await answer.json() : { err_msg: `${name}:fail` };
    callback?.(result);
  }

  const bridge = {
    invoke: (name, params, callback) => void invoke(name, params, callback),
    on: (event, handler) => handlers.set(event, [...(handlers.get(event) ?? []), handler]),
  };

  function installBridge() {
    window.WeixinJSBridge = bridge;
    document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  }

  if (device.bridge === 'early') installBridge();
  else document.addEventListener('DOMContentLoaded', () => setTimeout(installBridge, 50));

  function tellPhone(message) {
    // Only the pages with the phones may listen; the browser drops it for any other.
    const parent = location.ancestorOrigins?.[0];
    for (const page of device.phonePages) {
      if (isFramed && (parent ?? page) === page) window.parent.postMessage(message, page);
    }
  }

  const born = performance.timeOrigin;

  function tellPage() {
    tellPhone({ kind: 'page', title: document.title, url: location.href, born });
  }

  function goBack() {
    const answers = (handlers.get('historyBack') ?? []).map((handler) => handler());
    if (answers.includes(false)) return;
    // `history` counts what every phone on the table did; `navigation` is this page's own.
    const own = window.navigation;
    if (!(own?.canGoBack ?? history.length > 1)) tellPhone({ kind: 'close' });
    else if (own) own.back();
    else history.back();
  }

  function forward() {
    const own = handlers.get('menu:share:appmessage') ?? [];
    for (const handler of own) handler({});
    if (own.length === 0) tellPhone({ kind: 'forward', title: document.title, url: location.href });
  }

  const commands = { back: goBack, forward, reload: () => location.reload() };

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || !device.phonePages.includes(event.origin)) return;
    commands[event.data?.command]?.();
  });

  document.addEventListener('DOMContentLoaded', () => {
    tellPage();
    new MutationObserver(tellPage).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  window.addEventListener('hashchange', tellPage);
  window.addEventListener('pageshow', tellPage);
  window.addEventListener('pagehide', () => tellPhone({ kind: 'leave', born }));
})();
