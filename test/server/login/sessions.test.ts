import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callback, openBrowser, signIn, stateOf } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

const hour = 3600_000;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(testStart));

describe('a session', () => {
  it('ends after twelve hours without a request', async () => {
    const browser = await signIn(app, 'ZhangSan');

    app.clock.advance(11 * hour);
    expect((await browser.get('/api/me')).status).toBe(200);
    app.clock.advance(11 * hour);
    expect((await browser.get('/api/me')).status).toBe(200);
    app.clock.advance(12 * hour + 1);

    expect((await browser.get('/api/me')).status).toBe(401);
  });

  it('ends after seven days however often it is used', async () => {
    const browser = await signIn(app, 'ZhangSan');

    for (let passed = 0; passed < 7 * 24 - 8; passed += 8) {
      app.clock.advance(8 * hour);
      expect((await browser.get('/api/me')).status).toBe(200);
    }
    app.clock.advance(8 * hour);

    expect((await browser.get('/api/me')).status).toBe(401);
  });

  it('ends at logout, and an old address does not bring it back', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    const code = app.sandbox.issueCode({ userid: 'ZhangSan' });
    await callback(browser, code, state);

    expect((await browser.post('/auth/logout')).status).toBe(204);

    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await callback(browser, code, state)).status).toBe(400);
    expect((await browser.get('/api/me')).status).toBe(401);
  });

  it('is replaced by another one when the same browser signs in again', async () => {
    const browser = await signIn(app, 'ZhangSan');
    const before = browser.cookies.headerFor(new URL(app.url)) ?? '';

    const state = await stateOf(browser, '/auth/login');
    await callback(browser, app.sandbox.issueCode({ userid: 'LiNa' }), state);

    const old = openBrowser(app);
    expect((await old.get('/api/me', { headers: { cookie: before } })).status).toBe(401);
    expect(
      (await browser.get('/api/me')).json<{ member: { userid: string } }>().member.userid,
    ).toBe('LiNa');
  });

  it('can be revoked for a member everywhere', async () => {
    const phone = await signIn(app, 'OliverSmith');
    const desktop = await signIn(app, 'OliverSmith');
    const member = await app.context.members.resolve('OliverSmith');

    await app.context.sessions.revoke(member?.id ?? 0);

    expect((await phone.get('/api/me')).status).toBe(401);
    expect((await desktop.get('/api/me')).status).toBe(401);
  });

  it('is stored as a hash only', async () => {
    const browser = await signIn(app, 'ZhangSan');
    const cookie = browser.cookies.headerFor(new URL(app.url)) ?? '';
    const id = /session_\d+=([^;]+)/.exec(cookie)?.[1] ?? '';

    const { rows } = await app.context.pool.query('select * from session');

    expect(id).not.toBe('');
    expect(JSON.stringify(rows)).not.toContain(id);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(id).toString('hex'));
  });

  it('is swept away, with the attempt that made it, when both are over', async () => {
    await signIn(app, 'ZhangSan');
    app.clock.advance(8 * 24 * hour);

    await app.context.sessions.sweep();

    const { rows } = await app.context.pool.query(
      'select (select count(*)::int from session) as sessions, (select count(*)::int from login_attempt) as attempts',
    );
    expect(rows).toEqual([{ sessions: 0, attempts: 0 }]);
  });
});
