import { describe, expect, it } from 'vitest';
import { startWebviewApp } from './start-webview-app.ts';
import { startTestSandbox, useWebview } from './use-webview.ts';

const { world, open, get } = useWebview((express, world) => {
  express.get('/policy', (_req, res) => {
    res.setHeader('X-Frame-Options', 'DENY');
    res.setHeader('Content-Security-Policy', "script-src 'self'; frame-ancestors 'none'");
    res.send('<html><head lang="en"><title>x</title></head></html>');
  });
  express.get('/data', (_req, res) => void res.json({ html: '<head>' }));
  express.get('/to-app', (_req, res) => res.redirect(`${world.app.url}/landed?x=1`));
  express.get('/to-there', (_req, res) => res.redirect('/landed'));
  express.get('/to-else', (_req, res) => res.redirect('https://example.com/'));
});

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

    const { headers, originalUrl } = world.app.last();
    expect(headers['user-agent']).toMatch(/iPhone.* wxwork\/5\.0\.6 .*Language\/zh/);
    expect(headers.host).toBe(new URL(world.app.url).host);
    expect(headers.origin).toBe(world.app.url);
    expect(headers.referer).toBe(`${world.app.url}/page`);
    expect(headers.cookie).toBeUndefined();
    expect(originalUrl).toBe(`/api/x?url=${encodeURIComponent(`${world.app.url}/#/x`)}&q=a+b`);
  });

  it('leaves the origins of others as they are', async () => {
    const origin = await open();

    await get(`${origin}/?url=${origin}0/`, { origin: 'http://evil.example' });

    expect(world.app.last().headers.origin).toBe('http://evil.example');
    expect(world.app.last().originalUrl).toBe(`/?url=${origin}0/`);
  });

  it('as a page of its own, not as a frame', async () => {
    const origin = await open();

    await get(`${origin}/`, { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-site' });

    expect(world.app.last().headers).toMatchObject({
      'sec-fetch-dest': 'document',
      'sec-fetch-site': 'none',
    });
  });

  it('with the body it was given', async () => {
    const origin = await open();

    const answer = await fetch(`${origin}/api`, { method: 'POST', body: 'text' });

    expect(answer.status).toBe(200);
    expect(world.app.last().method).toBe('POST');
    expect(world.app.last().headers['content-length']).toBe('4');
  });

  it('by another name of its port does not answer', async () => {
    const { port } = new URL(await open());

    expect((await get(`http://127.0.0.1:${port}/`)).status).toBe(421);
  });

  it('says that the app does not answer, in the device’s language', async () => {
    const away = await startWebviewApp();
    await away.close();
    const other = await startTestSandbox(away.url);
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
    const { port } = new URL(world.sandbox.url);
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
