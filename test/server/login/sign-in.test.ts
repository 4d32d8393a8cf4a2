import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callback, openBrowser, signIn, stateOf, userAgents } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const me = (answer: { json: <T>() => T }) =>
  answer.json<{ member: { userid: string; name: string }; roles: string[] }>();

describe('opening the app without a session', () => {
  it.each(['iphone', 'mac'] as const)(
    'sends WeCom on %s to the authorize page at once, without a byte of the client',
    async (client) => {
      const browser = openBrowser(app, userAgents[client]);

      const answer = await browser.get('/');

      const target = new URL(answer.location ?? '');
      expect(answer.status).toBe(302);
      expect(answer.text()).not.toContain('<script');
      expect(target.origin + target.pathname).toBe(`${app.sandbox.url}/connect/oauth2/authorize`);
      expect(target.hash).toBe('#wechat_redirect');
      expect(Object.fromEntries(target.searchParams)).toMatchObject({
        response_type: 'code',
        scope: 'snsapi_base',
        redirect_uri: `${app.url}/auth/callback`,
        agentid: '1000002',
      });
      expect(target.searchParams.get('state')).toMatch(/^[0-9a-f]{32}$/);
    },
  );

  it('sends a desktop browser to the scan page', async () => {
    const answer = await openBrowser(app, userAgents.desktopBrowser).get('/');

    const target = new URL(answer.location ?? '');
    expect(answer.status).toBe(302);
    expect(target.origin + target.pathname).toBe(`${app.sandbox.url}/wwlogin/sso/login`);
    expect(target.searchParams.get('login_type')).toBe('CorpApp');
  });

  it('tells a phone browser how to open the app in WeCom', async () => {
    const answer = await openBrowser(app, userAgents.phoneBrowser).get('/i/abcdefgh234567aa');

    expect(answer.status).toBe(200);
    expect(answer.text()).toContain('请在企业微信中打开');
    expect(answer.location).toBeUndefined();
  });
});

describe('the way back from WeCom', () => {
  it('signs the member in and leaves a clean address', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

    expect(answer.status).toBe(303);
    expect(answer.location).toBe('/#/');
    expect(me(await browser.get('/api/me'))).toMatchObject({
      member: { userid: 'ZhangSan', name: '张三' },
      roles: ['interviewer'],
    });
  });

  it('gives the session an HttpOnly cookie that only travels with same-site navigations', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('session_')) ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie.split(/[=;]/)[1]?.length).toBeGreaterThanOrEqual(43);
  });

  it('returns to the interview the member was sent to', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser, '/i/abcdefgh234567aa');

    const answer = await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

    expect(answer.location).toBe('/#/i/abcdefgh234567aa');
    expect((await browser.get('/i/abcdefgh234567aa')).location).toBe('/#/i/abcdefgh234567aa');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/auth/callback?x', 'x'])(
    'never returns to %s',
    async (to) => {
      const browser = openBrowser(app);
      const state = await stateOf(browser, `/auth/login?to=${encodeURIComponent(to)}`);

      const answer = await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), state);

      expect(answer.location).toBe('/#/');
    },
  );

  it('lets several tabs of one browser sign in at the same time', async () => {
    const browser = openBrowser(app);
    const first = await stateOf(browser, '/');
    const second = await stateOf(browser, '/i/abcdefgh234567aa');

    const answers = [
      await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), first),
      await callback(browser, app.sandbox.issueCode({ userid: 'ZhangSan' }), second),
    ];

    expect(answers.map((answer) => answer.location)).toEqual(['/#/', '/#/i/abcdefgh234567aa']);
  });

  it('makes one session of a code that arrives twice, one after the other or at once', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    const code = app.sandbox.issueCode({ userid: 'LiNa' });
    const before = await sessionCount('lina');

    const together = await Promise.all([
      callback(browser, code, state),
      callback(browser, code, state),
    ]);
    const later = await callback(browser, code, state);

    expect([...together, later].map((answer) => answer.status)).toEqual([303, 303, 303]);
    expect(await sessionCount('lina')).toBe(before + 1);
    expect(me(await browser.get('/api/me')).member.userid).toBe('LiNa');
  });

  it('stores one member however the userid is spelled', async () => {
    await signIn(app, 'ChenJie');
    await signIn(app, 'chenjie');

    const { rows } = await app.context.pool.query(
      `select userid from member where userid_key = 'chenjie'`,
    );

    expect(rows).toEqual([{ userid: 'ChenJie' }]);
  });

  it('gives roles by the variables', async () => {
    const recruiter = await signIn(app, 'WangFang');
    const admin = await signIn(app, 'LiQiang');

    expect(me(await recruiter.get('/api/me')).roles.sort()).toEqual(['interviewer', 'recruiter']);
    expect(me(await admin.get('/api/me')).roles.sort()).toEqual(['admin', 'interviewer']);
  });
});

async function sessionCount(useridKey: string): Promise<number> {
  const { rows } = await app.context.pool.query<{ count: number }>(
    `select count(*)::int as count from session join member on member.id = member_id
      where userid_key = $1`,
    [useridKey],
  );
  return rows[0]?.count ?? 0;
}
