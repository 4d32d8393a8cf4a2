import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { urlForApp } from './origins.ts';
import { deviceUserAgent, type Device } from './devices.ts';

/** Belong to one connection, not to the message. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What the app hears: a WeCom webview at the app's own address, with the device's cookies. */
export function requestHeaders(
  headers: IncomingHttpHeaders,
  device: Device,
  options: { cookie: string; fromOtherSite: boolean },
): OutgoingHttpHeaders {
  const { origins } = device;
  const { origin, referer } = headers;
  return {
    ...without(headers, [
      ...hopByHop,
      'cookie',
      'sec-ch-ua',
      'sec-ch-ua-mobile',
      'sec-ch-ua-platform',
    ]),
    ...fetchMetadata(headers, options.fromOtherSite),
    host: new URL(origins.app).host,
    'user-agent': deviceUserAgent(device),
    // The HTML has to be read before it is handed on.
    'accept-encoding': 'identity',
    ...(origin && { origin: urlForApp(origin, origins) }),
    ...(referer && { referer: urlForApp(referer, origins) }),
    ...(options.cookie && { cookie: options.cookie }),
  };
}

/** A frame's page is the webview's page, and nothing around it exists for the app. */
function fetchMetadata(headers: IncomingHttpHeaders, fromOtherSite: boolean) {
  if (headers['sec-fetch-dest'] !== 'iframe') return {};
  const isOwn = headers['sec-fetch-site'] === 'same-origin';
  const ordinary = isOwn ? 'same-origin' : 'none';
  return {
    'sec-fetch-dest': 'document',
    'sec-fetch-site': fromOtherSite ? 'cross-site' : ordinary,
  };
}

/** What the frame hears: no cookies, and the phone page may frame it; the rest as the app said. */
export function responseHeaders(
  headers: IncomingHttpHeaders,
  frameAncestors: readonly string[],
): OutgoingHttpHeaders {
  const passed = without(headers, [...hopByHop, 'set-cookie', 'x-frame-options']);
  const policy = headers['content-security-policy'];
  if (!policy) return passed;
  const relaxed = policy
    .toString()
    .replace(/frame-ancestors[^;,]*/g, `frame-ancestors ${frameAncestors.join(' ')}`);
  return { ...passed, 'content-security-policy': relaxed };
}

function without(headers: IncomingHttpHeaders, names: Iterable<string>): IncomingHttpHeaders {
  const dropped = new Set(names);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}
