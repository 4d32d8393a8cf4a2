import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateView } from '../../../shared/candidate-page.ts';
import type { HistoryEntry } from '../../../shared/interview-history.ts';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { act, arrange, command, invite, look, openLink } from './use-candidate.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

async function scheduled() {
  const made = await arrange(recruiter);
  const { url } = await invite(recruiter, made.id);
  return { made, url, candidate: await openLink(app, url) };
}

const detail = async (id: string) =>
  (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();

async function busy(id: string) {
  const { rows } = await app.context.pool.query('select 1 from seat_hold where interview_id = $1', [
    id,
  ]);
  return rows.length;
}

describe('what a candidate sees', () => {
  it('is their interview, and nothing of interviewers, notes or other people', async () => {
    const made = await arrange(recruiter, { notes: '薪资期望偏高' });
    const candidate = await openLink(app, (await invite(recruiter, made.id)).url);

    const answer = await candidate.get('/c/api/interview');

    expect(answer.json()).toMatchObject({
      interview: made.id,
      company: '示例科技有限公司',
      jobTitle: '前端工程师',
      name: '周雨桐',
      organizer: '王芳',
      phase: 'scheduled',
      answer: 'none',
      can: ['confirm', 'ask_other_time', 'withdraw'],
      roomUrl: 'https://meeting.example.com/room/1',
    });
    expect(answer.text()).not.toMatch(/薪资|ZhangSan|张三|李娜|WangFang/);
  });
});

describe('a candidate', () => {
  it('confirms the time; the recruiter sees it, and the history says who', async () => {
    const { made, candidate } = await scheduled();

    const answer = await act(candidate, 'confirm');

    expect(answer.json()).toMatchObject({
      answer: 'confirmed',
      can: ['ask_other_time', 'withdraw'],
    });
    expect(await detail(made.id)).toMatchObject({ participation: 'confirmed', revision: 1 });
    const { items } = (await recruiter.get(`/api/interviews/${made.id}/history`)).json<{
      items: HistoryEntry[];
    }>();
    expect(items.find(({ action }) => action === 'confirm')).toMatchObject({
      actor: 'candidate',
      member: null,
    });
  });

  it('may press the button twice', async () => {
    const { candidate } = await scheduled();
    const { interview, revision } = await look(candidate);
    const press = () => candidate.post('/c/api/confirm', { interview, revision });

    const answers = await Promise.all([press(), press()]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('never confirms an earlier time: the link shows the new one and asks again', async () => {
    const { made, candidate, url } = await scheduled();
    const before = await look(candidate);
    await act(candidate, 'confirm');
    await command(recruiter, made.id, 'reschedule', {
      revision: 1,
      startsAt: '2026-12-20T02:00:00Z',
      minutes: 60,
      reason: 'The lead travels',
    });

    const late = await candidate.post('/c/api/confirm', {
      interview: made.id,
      revision: before.revision,
    });

    expect(late.status).toBe(409);
    const problem = late.json<Problem & { current: CandidateView }>();
    expect(problem.code).toBe('stale_revision');
    expect(problem.current).toMatchObject({
      revision: 2,
      answer: 'moved',
      slot: { startsAt: '2026-12-20T02:00:00.000Z' },
      before: before.slot,
    });
    const again = await openLink(app, url);
    expect(await look(again)).toMatchObject({
      answer: 'moved',
      can: expect.arrayContaining(['confirm']),
    });
    expect((await act(again, 'confirm')).json()).toMatchObject({
      answer: 'confirmed',
      before: null,
    });
  });

  it('asks for another time in words; the time that was set stands until it is changed', async () => {
    const { made, candidate } = await scheduled();
    await act(candidate, 'confirm');

    const answer = await act(candidate, 'ask-other-time', { note: '周三下午都可以' });

    expect(answer.json()).toMatchObject({
      answer: 'change_requested',
      wish: { note: '周三下午都可以', offers: [] },
      can: expect.arrayContaining(['confirm']),
    });
    expect(await detail(made.id)).toMatchObject({
      status: 'scheduled',
      participation: 'change_requested',
      candidateWish: { note: '周三下午都可以' },
    });
    expect((await act(candidate, 'ask-other-time')).status).toBe(400);
  });

  it('withdraws: the interview is cancelled, its people are free, the link is dead', async () => {
    const { made, candidate, url } = await scheduled();

    const answer = await act(candidate, 'withdraw', { reason: '已接受其他机会' });

    expect(answer.status).toBe(204);
    expect(await detail(made.id)).toMatchObject({
      status: 'cancelled',
      participation: 'withdrawn',
      cancelReason: '已接受其他机会',
    });
    expect(await busy(made.id)).toBe(0);
    expect((await candidate.get('/c')).status).toBe(404);
    await expect(openLink(app, url)).rejects.toThrow('404');
  });

  it('is stopped when another site’s page asks, and when the request makes no sense', async () => {
    const { made, candidate } = await scheduled();
    const body = { interview: made.id, revision: 1 };
    const foreign = { headers: { origin: 'https://evil.example' } };

    expect((await candidate.post('/c/api/confirm', body, foreign)).status).toBe(403);
    expect((await candidate.post('/c/api/confirm', {})).status).toBe(400);
    expect((await candidate.post('/c/api/confirm', { ...body, revision: 0 })).status).toBe(400);
    expect((await candidate.post('/c/api/cancel', body)).status).toBe(404);
    expect((await look(candidate)).answer).toBe('none');
  });

  it('chooses the language and zone of what is written to them', async () => {
    const { candidate } = await scheduled();

    const answer = await candidate.post('/c/api/preferences', {
      locale: 'fr',
      zone: 'Europe/Paris',
    });

    expect(answer.json()).toMatchObject({ locale: 'fr' });
    expect((await candidate.post('/c/api/preferences', { zone: 'Mars/Base' })).status).toBe(400);
    const ics = await candidate.get('/c/api/calendar.ics');
    expect(ics.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(ics.text()).toContain('Entretien');
  });
});
