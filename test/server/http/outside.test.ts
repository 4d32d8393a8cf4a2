import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../../shared/problem.ts';
import { openBrowser, signIn, userAgents } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    work: false,
    env: { WECOM_VERIFY_FILE: 'WW_verify_AbCdEfGhIjKlMnOp.txt:AbCdEfGhIjKlMnOp' },
  });
});
afterAll(() => app.close());

const port = () => new URL(app.url).port;

describe('the server from outside', () => {
  it('says that it lives and that it can work', async () => {
    const browser = openBrowser(app);

    expect((await browser.get('/healthz')).text()).toBe('ok');
    expect((await browser.get('/readyz')).json()).toEqual({ ready: true, faults: [] });
  });

  it('says what is wrong when WeCom refuses the app, and lives on', async () => {
    app.sandbox.fault('agent/get', { errcode: 60020 });
    const browser = openBrowser(app);

    const answer = await browser.get('/readyz');

    expect(answer.status).toBe(503);
    expect(answer.text()).toContain('企业可信IP');
    expect((await browser.get('/healthz')).status).toBe(200);
  });

  it('serves the ownership file byte for byte, without a sign-in', async () => {
    const answer = await openBrowser(app).get('/WW_verify_AbCdEfGhIjKlMnOp.txt');

    expect(answer.status).toBe(200);
    expect(answer.text()).toBe('AbCdEfGhIjKlMnOp');
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect((await openBrowser(app).get('/WW_verify_other.txt')).status).toBe(404);
  });

  it('gives the page a policy without holes, and asks for it each time', async () => {
    const answer = await (await signIn(app, 'ZhangSan')).get('/');

    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(answer.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('lets hashed files be kept for ever', async () => {
    const browser = await signIn(app, 'ZhangSan');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec((await browser.get('/')).text())?.[1] ?? '';

    const answer = await browser.get(script);

    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it('never keeps what the API says', async () => {
    const answer = await (await signIn(app, 'ZhangSan')).get('/api/me');

    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['/nothing-here', '/api/nothing', '/assets/nothing.js', '/server/main.ts', '/.env'])(
    'answers %s with a problem, not with a page',
    async (path) => {
      const answer = await (await signIn(app, 'ZhangSan')).get(path);

      expect(answer.status).toBe(404);
      expect(answer.json<Problem>().code).toBe('not_found');
    },
  );

  it.each([
    ['zh-CN', '没有这个页面'],
    ['fr', 'Cette page n’existe pas'],
  ])('shows a person who is lost a page in %s with one way on', async (language, title) => {
    const answer = await openBrowser(app, userAgents.desktopBrowser).get('/nothing-here', {
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': language },
    });

    expect(answer.status).toBe(404);
    expect(answer.text()).toContain(`<h1>${title}</h1>`);
    expect(answer.text()).toContain('href="/"');
  });

  it('serves files without looking for a session', async () => {
    const browser = openBrowser(app);
    const { pool } = app.context;
    const page = (await (await signIn(app, 'ZhangSan')).get('/')).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    const query = vi.spyOn(pool, 'connect');

    const answer = await browser.get(script, { headers: { cookie: `session_${port()}=abc` } });

    expect(answer.status).toBe(200);
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
  });

  it('stays ready while WeCom is away, because people can still read', async () => {
    app.sandbox.fault('agent/get', { status: 502, times: 3 });

    expect((await openBrowser(app).get('/readyz')).status).toBe(200);
  });

  it('finds a request in the log by the id it answered with', async () => {
    const answer = await openBrowser(app).get('/api/me?secret=hunter2');

    const id = answer.headers.get('x-request-id') ?? '?';
    const line = app.lines.find((one) => one.includes(id)) ?? '';
    expect(line).toContain('"path":"/api/me"');
    expect(line).not.toContain('hunter2');
  });

  it('looks members up for recruiters only', async () => {
    const recruiter = await signIn(app, 'WangFang');
    const interviewer = await signIn(app, 'ZhangSan');

    expect((await recruiter.get('/api/members/lina')).json()).toEqual({
      userid: 'LiNa',
      name: '李娜',
    });
    expect((await recruiter.get('/api/members?q=%E6%9D%8E')).json()).toEqual({
      items: [{ userid: 'LiNa', name: '李娜' }],
    });
    expect((await recruiter.get('/api/members?q=%25')).json()).toEqual({ items: [] });
    expect((await recruiter.get('/api/members/nobody')).status).toBe(404);
    expect((await recruiter.get('/api/members/no%20body')).status).toBe(400);
    expect((await interviewer.get('/api/members/lina')).status).toBe(403);
    expect((await interviewer.get('/api/members?q=')).status).toBe(403);
  });
});
