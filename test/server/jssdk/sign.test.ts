import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JssdkConfig } from '../../../shared/endpoints.ts';
import { openBrowser, signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());

const path = (url: string) => `/api/jssdk?url=${encodeURIComponent(url)}`;

describe('signing a page for the JS-SDK', () => {
  it('gives both signatures, each with a nonce of its own', async () => {
    const browser = await signIn(app, 'ZhangSan');

    const answer = await browser.get(path(`${app.url}/`));

    const signed = answer.json<JssdkConfig>();
    expect(signed).toMatchObject({ agentId: 1000002 });
    for (const part of [signed.config, signed.agentConfig]) {
      expect(part.signature).toMatch(/^[0-9a-f]{40}$/);
      expect(part.timestamp).toBe(Math.floor(app.clock.now() / 1000));
    }
    expect(signed.config.nonceStr).not.toBe(signed.agentConfig.nonceStr);
    expect(signed.config.signature).not.toBe(signed.agentConfig.signature);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is refused without a session', async () => {
    expect((await openBrowser(app).get(path(`${app.url}/`))).status).toBe(401);
  });

  it('is refused for pages of anybody else', async () => {
    const browser = await signIn(app, 'LiNa');
    const { host } = new URL(app.url);

    for (const url of [
      'https://evil.example/',
      `https://${host}/`,
      `http://${host}.evil.example/`,
      `http://${host}@evil.example/`,
      'not a url',
    ]) {
      expect((await browser.get(path(url))).status).toBe(400);
    }
  });

  it('is limited for each member', async () => {
    const busy = await signIn(app, 'ChenJie');
    const other = await signIn(app, 'LiNa');

    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1) {
      statuses.push((await busy.get(path(`${app.url}/`))).status);
    }

    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(statuses[30]).toBe(429);
    expect((await other.get(path(`${app.url}/`))).status).toBe(200);
  });

  it('costs WeCom two tickets, however many pages are signed', async () => {
    expect(app.sandbox.callsTo('get_jsapi_ticket')).toHaveLength(1);
    expect(app.sandbox.callsTo('ticket/get')).toHaveLength(1);
  });
});
