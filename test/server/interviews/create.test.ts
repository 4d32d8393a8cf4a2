import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { anotherInput, interviewInput } from '../../helpers/interview-input.ts';
import { openBrowser, signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

function post(input: object, headers: Record<string, string> = {}, browser = recruiter) {
  return browser.post('/api/interviews', input, { headers });
}

async function rows(table: string) {
  const { rows: found } = await app.context.pool.query<{ count: number }>(
    `select count(*)::int as count from ${table}`,
  );
  return found[0]?.count ?? 0;
}

describe('scheduling an interview', () => {
  it('answers with the interview as its organiser sees it', async () => {
    const answer = await post(interviewInput({ notes: 'Bring the CV' }));

    const made = answer.json<InterviewDetail>();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/interviews/${made.id}`);
    expect(made).toMatchObject({
      jobTitle: '前端工程师',
      round: 2,
      candidateName: '周雨桐',
      startsAt: '2026-11-25T07:00:00.000Z',
      endsAt: '2026-11-25T08:00:00.000Z',
      zone: 'Asia/Shanghai',
      revision: 1,
      notes: 'Bring the CV',
      organizer: { userid: 'WangFang', name: '王芳' },
      interviewers: [
        { userid: 'ZhangSan', name: '张三' },
        { userid: 'LiNa', name: '李娜' },
      ],
      mine: ['organizer'],
      pageUrl: `${app.url}/i/${made.id}`,
    });
    expect(made.invitations).toMatchObject([
      { userid: 'ZhangSan', status: 'planned' },
      { userid: 'LiNa', status: 'planned' },
    ]);
  });

  it('writes seats, history and one invitation a person with it', async () => {
    const tables = [
      'assignment',
      'interview_event',
      `notification where kind = 'assigned'`,
    ] as const;
    const counts = () => Promise.all(tables.map(rows));
    const before = await counts();

    const { id } = (await post(anotherInput())).json<InterviewDetail>();

    const added = (await counts()).map((count, index) => count - (before[index] ?? 0));
    expect(added).toEqual([2, 1, 2]);
    const { rows: seats } = await app.context.pool.query(
      'select seat from assignment where interview_id = $1 order by position',
      [id],
    );
    expect(seats).toEqual([{ seat: 'lead' }, { seat: 'panel' }]);
  });

  it('writes nothing at all when one part fails', async () => {
    const before = await rows('interview');
    await app.context.pool.query(
      `alter table notification add constraint never check (kind <> 'assigned') not valid`,
    );

    const answer = await post(anotherInput());

    await app.context.pool.query('alter table notification drop constraint never');
    expect(answer.status).toBe(500);
    expect(answer.text()).not.toContain('constraint');
    expect(await rows('interview')).toBe(before);
  });

  it('is refused to an interviewer, to an administrator, and without a session', async () => {
    const others = [await signIn(app, 'ZhangSan'), await signIn(app, 'LiQiang')];

    for (const browser of others) {
      const answer = await post(interviewInput(), {}, browser);
      expect(answer.status).toBe(403);
      expect(answer.json<Problem>().code).toBe('forbidden');
    }
    expect((await post(interviewInput(), {}, openBrowser(app))).status).toBe(401);
  });

  it('is refused when another site’s page asks', async () => {
    const answer = await post(interviewInput(), { origin: 'https://evil.example' });

    expect(answer.status).toBe(403);
    expect(answer.json<Problem>().code).toBe('foreign_origin');
  });

  it.each([
    ['no candidate', { candidateName: ' ' }, 'candidateName', 'required'],
    ['a title that is too long', { jobTitle: 'x'.repeat(81) }, 'jobTitle', 'too_long'],
    ['nobody to interview', { interviewers: [] }, 'interviewers', 'too_few'],
    [
      'six interviewers',
      { interviewers: ['a', 'b', 'c', 'd', 'e', 'f'] },
      'interviewers',
      'too_many',
    ],
    [
      'somebody WeCom does not know',
      { interviewers: ['nobody'] },
      'interviewers.0',
      'unknown_member',
    ],
    ['one person twice', { interviewers: ['LiNa', 'lina'] }, 'interviewers.1', 'duplicate'],
    ['a time that has passed', { startsAt: '2026-11-24T08:00:00Z' }, 'startsAt', 'in_the_past'],
    ['a time without a zone', { startsAt: '2026-11-25T08:00:00' }, 'startsAt', 'invalid'],
    ['a zone nobody knows', { zone: 'Mars/Olympus' }, 'zone', 'invalid'],
    ['a room over plain http', { roomUrl: 'http://meet.example.com' }, 'roomUrl', 'not_https'],
    ['a room that runs a script', { roomUrl: 'javascript:alert(1)' }, 'roomUrl', 'not_https'],
    ['no room for an interview online', { roomUrl: '' }, 'roomUrl', 'required'],
    ['no place for one on site', { mode: 'onsite' as const }, 'location', 'required'],
    ['a minute too few', { minutes: 14 }, 'minutes', 'invalid'],
  ])('names the field for %s, and writes nothing', async (_what, change, field, code) => {
    const before = await rows('interview');

    const answer = await post(interviewInput(change));

    const problem = answer.json<Problem>();
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.code).toBe('validation_failed');
    expect(problem.errors).toEqual([expect.objectContaining({ field, code })]);
    expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
    expect(await rows('interview')).toBe(before);
  });

  it('names every field at fault at once', async () => {
    const problem = (await post({ minutes: 'long' })).json<Problem>();

    const fields = problem.errors?.map((error) => error.field).sort();
    expect(fields).toEqual([
      'candidateName',
      'interviewers',
      'jobTitle',
      'minutes',
      'round',
      'zone',
    ]);
  });

  it('asks for JSON when it is given something else', async () => {
    const answer = await recruiter.post('/api/interviews', '{"jobTitle":', {
      headers: { 'content-type': 'application/json' },
    });

    expect(answer.status).toBe(400);
    expect(answer.json<Problem>().errors?.[0]?.field).toBe('body');
  });
});
