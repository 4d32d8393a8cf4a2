import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { jsapiSignature } from '../../../server/sandbox/native/verify.ts';
import { startWebviewApp } from './start-webview-app.ts';

const { corpId, agentId } = demoCredentials;
const sdk = readFileSync(
  resolve(import.meta.dirname, '../../../node_modules/@wecom/jssdk/dist/wecom.global.prod.js'),
);

/** A page that registers the official SDK and shares itself when its button is tapped. */
const page = `<!doctype html><html lang="en"><head><title>The app</title>
<script src="/sdk.js"></script></head><body><main><h1>The app</h1><button>Share</button>
<a href="/second">On</a> <a href="/out">Out</a><output></output></main><script src="/page.js"></script></body></html>`;
const pageScript = `
ww.register({ corpId: '${corpId}', agentId: ${agentId}, jsApiList: ['shareAppMessage'],
  getConfigSignature: (url) => sign(url), getAgentConfigSignature: (url) => sign(url) });
const sign = (url) => fetch('/sign?url=' + encodeURIComponent(url)).then((answer) => answer.json());
document.querySelector('button').onclick = () =>
  ww.shareAppMessage({ title: 'Round 2', desc: 'At 15:00', link: location.href,
    imgUrl: location.origin + '/i.png' })
    .then((done) => done.errMsg, (failure) => failure.errMsg)
    .then((text) => { document.querySelector('output').textContent = text; });
`;

/** An app with the official SDK, which signs with whatever ticket it is given. */
export function startSdkApp(deps: { appTicket: () => Promise<string>; outside: () => string }) {
  return startWebviewApp((express) => {
    express.get('/', (_req, res) => {
      res.setHeader('Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'");
      res.send(page);
    });
    express.get('/second', (_req, res) => void res.send('<title>Second</title><p>Second page</p>'));
    express.get('/out', (_req, res) => res.redirect(deps.outside()));
    express.get('/sdk.js', (_req, res) => void res.type('js').send(sdk));
    express.get('/page.js', (_req, res) => void res.type('js').send(pageScript));
    express.get('/sign', async (req, res) => {
      const signature = jsapiSignature(
        await deps.appTicket(),
        'n',
        '1795507200',
        String(req.query.url),
      );
      res.json({ timestamp: 1795507200, nonceStr: 'n', signature });
    });
  });
}
