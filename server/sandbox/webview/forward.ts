import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { langFor } from '../lang.ts';
import { noticePage } from '../login/html.ts';
import { loginTexts } from '../login/texts.ts';
import type { Device } from './devices.ts';
import { askAuthorize, isAuthorizeUrl } from './follow-authorize.ts';
import { requestHeaders, responseHeaders } from './headers.ts';
import { bridgeTag, injectFirst } from './inject.ts';
import { pathForApp, urlForDevice } from './origins.ts';
import { webviewTexts } from './texts.ts';

export interface ForwardDeps {
  sandboxUrl: string;
  /** The origins at which people open the phone page. */
  phonePages: string[];
}

interface OwnPage {
  status: number;
  html: string;
}

/** Loads the app for a device: its requests go out and its answers come in as in a webview. */
export function createForward({ sandboxUrl, phonePages }: ForwardDeps) {
  async function followAuthorize(
    location: string,
    device: Device,
    req: IncomingMessage,
    res: ServerResponse,
  ) {
    const acceptLanguage = req.headers['accept-language'] ?? '';
    const hasFragment = location.endsWith('#wechat_redirect');
    const options = { sandboxUrl, acceptLanguage };
    const answer = await askAuthorize(location, device, options);
    if (answer.location) {
      const target = new URL(urlForDevice(answer.location, device.origins));
      device.arrivals.add(target.pathname + target.search);
      res.writeHead(302, { location: target.href, 'cache-control': 'no-store' }).end();
      return;
    }
    const lang = langFor([device.lang]);
    const { errorTitle: title, noFragmentText: text } = loginTexts[lang];
    const html = hasFragment ? answer.html : noticePage({ lang, title, text });
    sendHtml(req, res, device, { status: answer.status, html });
  }

  /** A page of the client's own. */
  function sendHtml(req: IncomingMessage, res: ServerResponse, device: Device, page: OwnPage) {
    const { status, html } = page;
    if (isDocument(req)) startPage(device);
    res.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    res.end(injectFirst(html, bridgeTag(device, phonePages)));
  }

  async function answer(
    upstream: IncomingMessage,
    device: Device,
    req: IncomingMessage,
    res: ServerResponse,
  ) {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    for (const cookie of upstream.headers['set-cookie'] ?? []) device.jar.store(cookie, path);
    const { location } = upstream.headers;
    if (location && isAuthorizeUrl(location, sandboxUrl)) {
      upstream.resume();
      return followAuthorize(location, device, req, res);
    }
    const headers = responseHeaders(upstream.headers, phonePages);
    if (location) headers.location = urlForDevice(location, device.origins);
    const status = upstream.statusCode ?? 502;
    const isHtml = /^text\/html\b/i.test(upstream.headers['content-type'] ?? '');
    if (!isHtml || req.method === 'HEAD' || status === 304) {
      res.writeHead(status, headers);
      upstream.pipe(res);
      return;
    }
    if (isDocument(req)) startPage(device);
    const html = injectFirst(await text(upstream), bridgeTag(device, phonePages));
    delete headers['content-length'];
    res.writeHead(status, headers).end(html);
  }

  return (device: Device, req: IncomingMessage, res: ServerResponse) => {
    const path = pathForApp(req.url ?? '/', device.origins);
    const fromOtherSite = device.arrivals.delete(req.url ?? '/');
    const cookie = device.jar.headerFor(path.split('?')[0] ?? '/', fromOtherSite);
    const app = new URL(device.origins.app);
    const send = app.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = requestHeaders(req.headers, device, { cookie, fromOtherSite });
    const upstream = send(app, { method: req.method, path, headers }, (received) => {
      answer(received, device, req, res).catch(() => res.destroy());
    });
    upstream.on('error', () => {
      if (res.headersSent) return res.destroy();
      const lang = device.lang;
      const { unreachableTitle: title, unreachableText: text } = webviewTexts[lang];
      const html = noticePage({ lang, title, text, detail: app.origin });
      sendHtml(req, res, device, { status: 502, html });
    });
    res.on('close', () => upstream.destroy());
    req.pipe(upstream);
  };
}

/** A new page in the webview: nothing that the last one was allowed holds for it. */
function startPage(device: Device) {
  device.grants.clear();
  device.hiddenMenuItems.clear();
}

function isDocument(req: IncomingMessage): boolean {
  const destination = req.headers['sec-fetch-dest'];
  return destination === undefined || destination === 'iframe' || destination === 'document';
}

async function text(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
