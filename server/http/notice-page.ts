import type { Response } from 'express';
import type { Locale } from '#shared/locale.ts';
import { contentPolicy } from './security-headers.ts';

export interface Notice {
  locale: Locale;
  title: string;
  /** What happened and what to do, one or two sentences. */
  text: string;
  /** The one thing to do. A link, so that it works without a script. */
  action?: { label: string; href: string };
  /** Small print, such as the request id. */
  footnote?: string;
}

const style = `
:root{color-scheme:light dark;--bg:#f2f4f7;--card:#fff;--ink:#1c1f23;--soft:#565d66;--go:#0b57d0;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#121416;--card:#1d2024;--ink:#eceef1;--soft:#a9b0ba;--go:#8ab4f8;--on:#10233f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;align-items:center;justify-content:center;padding:24px;background:var(--bg);color:var(--ink);font:17px/1.6 -apple-system,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{width:100%;max-width:440px;padding:32px 28px;border-radius:16px;background:var(--card)}
h1{margin:0 0 12px;font-size:22px;line-height:1.35}
p{margin:0 0 24px;color:var(--soft)}
a{display:block;min-height:48px;padding:10px 16px;border-radius:10px;background:var(--go);color:var(--on);text-align:center;text-decoration:none;font-weight:600}
a:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
small{display:block;margin-top:20px;color:var(--soft);font-size:13px;overflow-wrap:anywhere}
`;

const policy = contentPolicy({ scripts: [], styles: [style] });

/** A page that needs nothing but itself: no script, no file, no session. */
export function sendNotice(res: Response, status: number, notice: Notice): void {
  const action = notice.action
    ? `<a href="${escape(notice.action.href)}">${escape(notice.action.label)}</a>`
    : '';
  const footnote = notice.footnote ? `<small>${escape(notice.footnote)}</small>` : '';
  res.status(status);
  res.setHeader('Content-Security-Policy', policy);
  res.setHeader('Cache-Control', 'no-store');
  res
    .type('html')
    .send(
      `<!doctype html><html lang="${notice.locale}"><head><meta charset="utf-8">` +
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">' +
        `<meta name="robots" content="noindex"><title>${escape(notice.title)}</title>` +
        `<style>${style}</style></head><body><main><h1>${escape(notice.title)}</h1>` +
        `<p>${escape(notice.text)}</p>${action}${footnote}</main></body></html>`,
    );
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
