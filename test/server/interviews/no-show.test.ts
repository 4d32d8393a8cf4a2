import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
let lead: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
  lead = await signIn(app, 'ZhangSan');
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  await app.context.pool.query('delete from interview');
});

const startsAt = '2026-11-24T13:00:00.000Z';
const later = { startsAt: '2026-11-26T07:00:00.000Z', minutes: 45 };

async function schedule(changes: object = {}): Promise<InterviewDetail> {
  const answer = await recruiter.post('/api/interviews', {
    ...interviewInput({ startsAt }),
    ...changes,
  });
  expect(answer.status).toBe(201);
  return answer.json<InterviewDetail>();
}

async function send(id: string, command: string, input: object, browser = recruiter) {
  const answer = await browser.post(`/api/interviews/${id}/${command}`, { revision: 1, ...input });
  return { status: answer.status, body: answer.json<InterviewDetail & Omit<Problem, 'status'>>() };
}

describe('an interview nobody ends, or somebody does not come to', () => {
  it('ends by itself a quarter of an hour after its time', async () => {
    const { id } = await schedule();

    app.clock.set('2026-11-24T14:14:59Z');
    await app.context.interviews.tick();
    const still = (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();
    app.clock.set('2026-11-24T14:15:00Z');
    await app.context.interviews.tick();
    const over = (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();

    expect([still.status, over.status]).toEqual(['scheduled', 'awaiting_feedback']);
  });

  it('is opened again after somebody did not come', async () => {
    const { id } = await schedule();
    app.clock.set('2026-11-24T13:05:00Z');
    const early = await send(id, 'mark-no-show', { who: 'candidate' }, lead);
    app.clock.set('2026-11-24T13:10:00Z');
    const absent = await send(id, 'mark-no-show', { who: 'candidate' }, lead);

    const again = await send(id, 'reopen', later);

    expect(early.body.code).toBe('illegal_transition');
    expect(absent.body).toMatchObject({ status: 'no_show', participation: 'absent' });
    expect(again.body).toMatchObject({ status: 'scheduled', revision: 2, noShowWho: null });
  });
});
