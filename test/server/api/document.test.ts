import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { recordAnswer } from '../../helpers/run-log.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';
import { mountedRoutes } from '../../openapi/mounted.ts';
import { routes } from '../../openapi/routes.ts';
import { createAnswerCheck } from '../../openapi/strict-schema.ts';

let app: TestApp;
let recruiter: BrowserSession;
let interviewer: BrowserSession;
let id: string;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
  interviewer = await signIn(app, 'ZhangSan');
  const made = await recruiter.post('/api/interviews', interviewInput());
  id = made.json<InterviewDetail>().id;
});
afterAll(() => app.close());

describe('the document', () => {
  it('names every route that is mounted, and no other', () => {
    const documented = routes.map(({ method, path }) => `${method} ${path}`).sort();

    expect(documented).toEqual(mountedRoutes(app.express));
  });

  it.each([
    ['InterviewDetail', () => `/api/interviews/${id}`],
    ['InterviewPage', () => '/api/interviews'],
    ['History', () => `/api/interviews/${id}/history`],
    ['Me', () => '/api/me'],
    ['MemberList', () => '/api/members?q=Li'],
    ['MemberRef', () => '/api/members/LiNa'],
    [
      'BusyTimes',
      () => '/api/availability?userids=ZhangSan&from=2026-11-24T00:00:00Z&to=2026-11-28T00:00:00Z',
    ],
    ['Problem', () => '/api/interviews?limit=0'],
    ['Problem', () => '/api/interviews/aaaaaaaaaaaaaaaa'],
  ])('describes %s as it is answered, field by field', async (name, path) => {
    const answer = (await recruiter.get(path())).json();

    expect(createAnswerCheck()(name, answer)).toEqual([]);
  });

  it('describes a preview and two conflicts as they are answered', async () => {
    const check = createAnswerCheck();
    const cancel = { revision: 1, reason: 'filled' };

    const preview = await recruiter.post(`/api/interviews/${id}/cancel?preview=true`, cancel);
    const stale = await recruiter.post(`/api/interviews/${id}/cancel`, { ...cancel, revision: 9 });
    const busy = await recruiter.post('/api/interviews', interviewInput({ candidateName: '李' }));

    expect(check('Preview', preview.json())).toEqual([]);
    expect(check('Problem', stale.json())).toEqual([]);
    expect(check('InterviewDetail', stale.json<{ current: unknown }>().current)).toEqual([]);
    expect(busy.json()).toMatchObject({ code: 'seat_conflict' });
    expect(check('Problem', busy.json())).toEqual([]);
  });

  it('would find a field that is missing, and one it does not name', async () => {
    const { notes, ...answer } = (await recruiter.get(`/api/interviews/${id}`)).json<
      InterviewDetail & { extra?: string }
    >();

    const findings = createAnswerCheck()('InterviewDetail', { ...answer, extra: notes }).join();

    expect(findings).toMatch(/"missingProperty":"notes"/);
    expect(findings).toMatch(/"additionalProperty":"extra"/);
  });

  it('describes oneself after a change of one’s language', async () => {
    const url = new URL('/api/me', app.url);
    const answer = await fetch(url, {
      method: 'PATCH',
      headers: {
        cookie: recruiter.cookies.headerFor(url) ?? '',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ locale: 'fr' }),
    });
    recordAnswer('PATCH', url.pathname, answer.status);

    const me: unknown = await answer.json();
    expect(me).toMatchObject({ member: { locale: 'fr' } });
    expect(createAnswerCheck()('Me', me)).toEqual([]);
  });
});

describe('an ETag', () => {
  async function ask(path: string, etag?: string, browser = recruiter) {
    const headers: Record<string, string> = etag === undefined ? {} : { 'if-none-match': etag };
    const answer = await browser.get(path, { headers });
    return { status: answer.status, etag: answer.headers.get('etag') ?? '', text: answer.text() };
  }

  it.each([() => `/api/interviews/${id}`, () => '/api/interviews', () => '/api/me'])(
    'of a read stays while only the clock moves, and spares the answer',
    async (path) => {
      app.clock.set(testStart);
      const first = await ask(path());
      app.clock.set('2026-11-24T09:00:30Z');

      const second = await ask(path(), first.etag);

      expect(first).toMatchObject({ status: 200, etag: expect.stringMatching(/^W\/".+"$/) });
      expect(second).toEqual({ status: 304, etag: first.etag, text: '' });
      expect((await ask(path())).text).not.toBe(first.text);
    },
  );

  it('changes with every change that its reader sees', async () => {
    const path = `/api/interviews/${id}`;
    const before = await ask(path);
    const seen = await ask(path, undefined, interviewer);

    await interviewer.post(`${path}/respond`, { revision: 1, response: 'accepted' });
    const after = await ask(path, before.etag);

    expect(after.status).toBe(200);
    expect(after.etag).not.toBe(before.etag);
    expect(seen.etag).not.toBe(before.etag);
  });

  it('leaves nothing in a browser', async () => {
    const answer = await recruiter.get(`/api/interviews/${id}`);

    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
