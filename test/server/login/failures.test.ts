import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureTexts } from '../../../server/login/failure-texts.ts';
import { expectNotice as expectPage } from '../../helpers/expect-notice.ts';
import { callback, openBrowser, signIn, stateOf } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(testStart));

async function sessions(): Promise<number> {
  const { rows } = await app.context.pool.query<{ count: number }>(
    'select count(*)::int as count from session',
  );
  return rows[0]?.count ?? 0;
}

describe('a sign-in that fails', () => {
  it('for a state nobody gave out', async () => {
    const browser = openBrowser(app);
    await stateOf(browser);

    const answer = await callback(
      browser,
      app.sandbox.issueCode({ userid: 'ZhangSan' }),
      '0'.repeat(32),
    );

    expectPage(answer, 'unknown_state', 400);
  });

  it('for a state that another browser was given', async () => {
    const state = await stateOf(openBrowser(app));
    const victim = openBrowser(app);
    await stateOf(victim);

    const answer = await callback(victim, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

    expectPage(answer, 'unknown_state', 400);
  });

  it('for a browser that keeps no cookies', async () => {
    const state = await stateOf(openBrowser(app));

    const answer = await callback(
      openBrowser(app),
      app.sandbox.issueCode({ userid: 'ZhangSan' }),
      state,
    );

    expectPage(answer, 'unknown_state', 400);
  });

  it('for a state older than ten minutes', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    app.clock.advance(10 * 60_000);

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

    expectPage(answer, 'state_expired', 400);
  });

  it('for a state that was used with another code', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'LiNa' }), state);

    expectPage(answer, 'code_used', 400);
  });

  it('for a code that was seen before, without asking WeCom again', async () => {
    const code = app.sandbox.issueCode({ userid: 'ZhangSan' });
    const first = openBrowser(app);
    await callback(first, code, await stateOf(first));
    const second = openBrowser(app);
    const state = await stateOf(second);
    const asked = app.sandbox.callsTo('auth/getuserinfo').length;

    const answer = await callback(second, code, state);

    expectPage(answer, 'code_used', 400);
    expect(app.sandbox.callsTo('auth/getuserinfo')).toHaveLength(asked);
  });

  it('for a code WeCom does not know', async () => {
    const browser = openBrowser(app);

    const answer = await callback(browser, 'made-up', await stateOf(browser));

    expectPage(answer, 'code_invalid', 400);
  });

  it('for a code that is older than five minutes', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    const code = app.sandbox.issueCode({ userid: 'ZhangSan' });
    app.clock.advance(5 * 60_000 + 1000);

    const answer = await callback(browser, code, state);

    expect(answer.status).toBe(400);
    expect([
      failureTexts['zh-CN'].state_expired.title,
      failureTexts['zh-CN'].code_invalid.title,
    ]).toContain(/<h1>(.*)<\/h1>/.exec(answer.text())?.[1]);
  });

  it('when the member refuses and no code comes', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);

    const answer = await browser.get(`/auth/callback?state=${state}`);

    expectPage(answer, 'no_code', 400);
  });

  it.each([
    ['does not answer in its form', { malformed: true }],
    ['breaks the connection', { reset: true }],
    ['is busy', { errcode: -1, times: 4 }],
    ['answers with HTTP 502', { status: 502 }],
  ] as const)('when WeCom %s', async (_what, fault) => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    app.sandbox.fault('auth/getuserinfo', fault);

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

    expectPage(answer, 'wecom_unavailable', 503);
  });

  it('when WeCom refuses the app itself, with the advice in the log', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    app.sandbox.fault('auth/getuserinfo', { errcode: 60020 });

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

    expectPage(answer, 'wecom_refused', 502);
    expect(app.lines.join('')).toContain('企业可信IP');
  });

  it('for somebody who is no member of the corp', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);

    const answer = await callback(browser, app.sandbox.issueCode({ openid: 'outsider' }), state);

    expectPage(answer, 'outsider', 403);
  });

  it('for a member outside the visible range', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    app.sandbox.company.setVisible('Camille', false);

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'Camille' }), state);

    app.sandbox.company.setVisible('Camille', true);
    expectPage(answer, 'not_visible', 403);
  });

  it('for a disabled member, whose other sessions end', async () => {
    const elsewhere = await signIn(app, 'OliverSmith');
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    app.sandbox.company.setStatus('OliverSmith', 2);

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'OliverSmith' }), state);

    app.sandbox.company.setStatus('OliverSmith', 1);
    expectPage(answer, 'disabled', 403);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
  });

  it('leaves nothing half done: no session, and the next try works', async () => {
    const browser = openBrowser(app);
    const before = await sessions();
    const state = await stateOf(browser);
    app.sandbox.fault('user/get', { reset: true, times: 3 });
    await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);
    expect(await sessions()).toBe(before);

    const again = await stateOf(browser, '/auth/login');
    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), again);

    expect(answer.status).toBe(303);
    expect(await sessions()).toBe(before + 1);
  });
});
