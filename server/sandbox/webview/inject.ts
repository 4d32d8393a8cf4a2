import { escapeHtml } from '../login/html.ts';
import { deviceUserAgent, type Device } from './devices.ts';
import { profileFacts } from './profiles.ts';

/** What bridge.js has to know, in an attribute of its script element. */
export function bridgeTag(device: Device, phonePages: readonly string[]): string {
  const facts = {
    ...profileFacts[device.profile],
    userAgent: deviceUserAgent(device),
    phonePages,
  };
  return `<script src="/__webview/bridge.js" data-device="${escapeHtml(JSON.stringify(facts))}"></script>`;
}

/** First in the head, so that it runs before anything of the page. */
export function injectFirst(html: string, tag: string): string {
  const head = /<head(\s[^>]*)?>/i.exec(html);
  if (head) return insert(html, head.index + head[0].length, tag);
  const start = /^\s*(<!doctype[^>]*>)?\s*(<html(\s[^>]*)?>)?/i.exec(html);
  return insert(html, start?.[0].length ?? 0, tag);
}

function insert(html: string, at: number, tag: string): string {
  return html.slice(0, at) + tag + html.slice(at);
}
