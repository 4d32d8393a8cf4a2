import type { Lang } from '../lang.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** A page that needs nothing else: it may be shown on another origin by a webview. */
export function htmlPage(options: { lang: Lang; title: string; body: string }): string {
  const { lang, title, body } = options;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body><main>${body}</main></body>
</html>
`;
}

/** A page that says one thing. `html` is trusted, the rest is not. */
export function noticePage(options: {
  lang: Lang;
  title: string;
  text: string;
  detail?: string;
}): string {
  const { lang, title, text, detail } = options;
  const more = detail ? `<p class="detail">${escapeHtml(detail)}</p>` : '';
  const body = `<div class="sign" aria-hidden="true">!</div><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${more}`;
  return htmlPage({ lang, title, body });
}

const style = `
:root{color-scheme:light dark;--page:#f5f6f8;--card:#fff;--ink:#1c1f23;--soft:#5b6169;--line:#e4e6ea;--blue:#1b64d8;--on:#fff}
@media (prefers-color-scheme:dark){:root{--page:#15171a;--card:#202327;--ink:#eceef0;--soft:#a6adb6;--line:#33373d;--blue:#6ba2ff;--on:#0b1a33}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:460px;margin:0 auto;padding:48px 20px 32px}
h1{font-size:22px;line-height:1.35;margin:0 0 8px}
p{margin:0 0 16px;color:var(--soft)}
.sign{width:56px;height:56px;border-radius:50%;background:#c2571a;color:#fff;display:grid;place-items:center;font-size:30px;font-weight:700;margin:0 0 20px}
.detail{font-size:13px;overflow-wrap:anywhere}
.people{list-style:none;margin:24px 0 0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:14px;overflow:hidden}
.people li+li{border-top:1px solid var(--line)}
.people button{display:flex;align-items:center;gap:12px;width:100%;min-height:60px;padding:8px 16px;border:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer}
.people button:hover{background:var(--page)}
button:focus-visible,a:focus-visible{outline:3px solid var(--blue);outline-offset:-3px}
.face{flex:none;display:grid;place-items:center;width:40px;height:40px;border-radius:8px;background:#2f5fb3;color:#fff;font-size:14px;font-weight:600}
.who{flex:1;min-width:0}.who b{display:block;font-weight:600}.who span{font-size:13px;color:var(--soft)}
.qr{width:168px;height:168px;margin:0 auto 20px;border-radius:12px;border:12px solid #fff;background:#fff;display:block}
.center{text-align:center}
.room{min-height:60vh;display:flex;flex-direction:column;justify-content:center}
.tiles{display:grid;grid-template-columns:1fr 1fr;gap:12px;margin:24px 0}
.tile{aspect-ratio:4/3;border-radius:14px;display:grid;place-items:center;color:#fff;font-size:40px;background:linear-gradient(135deg,#24528f,#173761)}
.tile+.tile{background:linear-gradient(135deg,#2a6a5b,#174139)}
`;
