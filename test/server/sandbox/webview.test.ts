import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { startSandbox, type Sandbox } from '../../../server/sandbox/start-sandbox.ts';
import { createClock } from '../../helpers/clock.ts';
import { startWebviewApp } from './start-webview-app.ts';
import { testCompany } from './use-sandbox.ts';

type App = Awaited<ReturnType<typeof startWebviewApp>>;

const clock = createClock('2026-11-24T08:00:00Z');
let app: App;
let sandbox: Sandbox;

beforeAll(async () => {
  app = await startWebviewApp((express) => {
    express.get('/policy', (_req, res) => {
      res.setHeader('X-Frame-Options', 'DENY');
      res.setHeader('Content-Security-Policy', "script-src 'self'; frame-ancestors 'none'");
      res.send('<html><head lang="en"><title>x</title></head></html>');
    });
    express.get('/data', (_req, res) => void res.json({ html: '<head>' }));
    express.get('/to-app', (_req, res) => res.redirect(`${app.url}/landed?x=1`));
    express.get('/to-there', (_req, res) => res.redirect('/landed'));
    express.get('/to-else', (_req, res) => res.redirect('https://example.com/'));
    express.get('/login', (req, res) => {
      const parameters = new URLSearchParams({
        appid: demoCredentials.corpId,
        redirect_uri: `${app.url}/callback?a=1`,
        response_type: 'code',
        scope: 'snsapi_base',
        state: String(req.query.state ?? 'abc'),
      });
      const hash = req.query.bare ? '' : '#wechat_redirect';
      res.redirect(`${sandbox.url}/connect/oauth2/authorize?${parameters}${hash}`);
    });
  });
});
afterAll(() => app.close());

beforeEach(async () => {
  sandbox = await startSandbox({
    port: 0,
    now: clock.now,
    appUrl: app.url,
    ...demoCredentials,
    seed: testCompany,
  });
});
afterEach(() => sandbox.close());

const open = async (userid = 'ZhangSan') => (await sandbox.openDevice(userid, 'iphone')).origin;
const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { redirect: 'manual', headers });

describe('a webview asks the app', () => {
  it('with the device’s user agent, and at the app’s own address', async () => {
    const origin = await open();
    const url = encodeURIComponent(`${origin}/#/x`);

    await get(`${origin}/api/x?url=${url}&q=a+b`, {
      origin,
      referer: `${origin}/page`,
      cookie: 'of=another-port',
      'user-agent': 'Chrome',
    });

    const { headers, originalUrl } = app.last();
    expect(headers['user-agent']).toMatch(/iPhone.* wxwork\/5\.0\.6 .*Language\/zh/);
    expect(headers.host).toBe(new URL(app.url).host);
    expect(headers.origin).toBe(app.url);
    expect(headers.referer).toBe(`${app.url}/page`);
    expect(headers.cookie).toBeUndefined();
    expect(originalUrl).toBe(`/api/x?url=${encodeURIComponent(`${app.url}/#/x`)}&q=a+b`);
  });

  it('leaves the origins of others as they are', async () => {
    const origin = await open();

    await get(`${origin}/?url=${origin}0/`, { origin: 'http://evil.example' });

    expect(app.last().headers.origin).toBe('http://evil.example');
    expect(app.last().originalUrl).toBe(`/?url=${origin}0/`);
  });

  it('as a page of its own, not as a frame', async () => {
    const origin = await open();

    await get(`${origin}/`, { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-site' });

    expect(app.last().headers).toMatchObject({
      'sec-fetch-dest': 'document',
      'sec-fetch-site': 'none',
    });
  });

  it('with the body it was given', async () => {
    const origin = await open();

    const answer = await fetch(`${origin}/api`, { method: 'POST', body: 'text' });

    expect(answer.status).toBe(200);
    expect(app.last().method).toBe('POST');
    expect(app.last().headers['content-length']).toBe('4');
  });

  it('by another name of its port does not answer', async () => {
    const { port } = new URL(await open());

    expect((await get(`http://127.0.0.1:${port}/`)).status).toBe(421);
  });

  it('says that the app does not answer, in the device’s language', async () => {
    const away = await startWebviewApp();
    await away.close();
    const other = await startSandbox({
      port: 0,
      now: clock.now,
      appUrl: away.url,
      ...demoCredentials,
      seed: testCompany,
    });
    const { origin } = await other.openDevice('LiNa', 'android', { lang: 'fr' });

    const answer = await get(`${origin}/`);
    const text = await answer.text();
    await other.close();

    expect(answer.status).toBe(502);
    expect(text).toContain('Impossible d’ouvrir la page');
  });
});

describe('a webview answers the frame', () => {
  it('with the bridge first in the head, and framing allowed to the phone page only', async () => {
    const answer = await get(`${await open()}/policy`);

    expect(await answer.text()).toMatch(
      /^<html><head lang="en"><script src="\/__webview\/bridge\.js" data-device="[^"]+"><\/script><title>/,
    );
    expect(answer.headers.get('x-frame-options')).toBeNull();
    const { port } = new URL(sandbox.url);
    expect(answer.headers.get('content-security-policy')).toBe(
      `script-src 'self'; frame-ancestors http://localhost:${port} http://127.0.0.1:${port}`,
    );
  });

  it('with anything but HTML untouched', async () => {
    expect(await (await get(`${await open()}/data`)).json()).toEqual({ html: '<head>' });
  });

  it('with the app’s redirects at its own address', async () => {
    const origin = await open();
    const to = async (path: string) => (await get(origin + path)).headers.get('location');

    expect(await to('/to-app')).toBe(`${origin}/landed?x=1`);
    expect(await to('/to-there')).toBe('/landed');
    expect(await to('/to-else')).toBe('https://example.com/');
  });

  it('with the bridge itself', async () => {
    const answer = await get(`${await open()}/__webview/bridge.js`);

    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(await answer.text()).toContain('WeixinJSBridge');
  });
});

describe('a webview sent to the authorize page', () => {
  it('comes back as its member at once', async () => {
    const [zhang, li] = [await open('ZhangSan'), await open('LiNa')];

    for (const [origin, userid] of [
      [zhang, 'ZhangSan'],
      [li, 'LiNa'],
    ] as const) {
      const answer = await get(`${origin}/login`);
      const location = new URL(answer.headers.get('location') ?? '');

      expect(answer.status).toBe(302);
      expect(location.href).toMatch(
        new RegExp(`^${origin}/callback\\?a=1&code=[\\w-]+&state=abc$`),
      );
      expect(await ownerOf(location.searchParams.get('code') ?? '')).toBe(userid);
    }
  });

  it('arrives at the app from another site', async () => {
    const origin = await open();
    const back = (await get(`${origin}/login`)).headers.get('location') ?? '';
    const frame = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin' };

    await get(back, frame);
    expect(app.last().headers['sec-fetch-site']).toBe('cross-site');
    await get(back, frame);
    expect(app.last().headers['sec-fetch-site']).toBe('same-origin');
  });

  it('shows its page when the link is wrong', async () => {
    const answer = await get(`${await open()}/login?state=a-b`);

    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('84025');
  });

  it('is nobody without #wechat_redirect', async () => {
    const answer = await get(`${await open()}/login?bare=1`);

    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('#wechat_redirect');
  });
});

async function ownerOf(code: string): Promise<unknown> {
  const { corpId: corpid, secret: corpsecret } = demoCredentials;
  const ask = async (path: string, query: Record<string, string>) => {
    const answer = await fetch(`${sandbox.url}/cgi-bin/${path}?${new URLSearchParams(query)}`);
    return (await answer.json()) as Record<string, string>;
  };
  const { access_token = '' } = await ask('gettoken', { corpid, corpsecret });
  return (await ask('auth/getuserinfo', { access_token, code })).userid;
}
