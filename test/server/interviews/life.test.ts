import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../shared/interview-history.ts';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
let lead: BrowserSession;
let panel: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
  lead = await signIn(app, 'ZhangSan');
  panel = await signIn(app, 'LiNa');
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

async function history(id: string) {
  const answer = await recruiter.get(`/api/interviews/${id}/history`);
  return answer.json<{ items: HistoryEntry[] }>().items;
}

describe('an interview', () => {
  it('goes from its time to its end, and the history tells who did what', async () => {
    const { id } = await schedule();

    await send(id, 'respond', { response: 'accepted' }, lead);
    app.clock.set('2026-11-24T12:50:00Z');
    const started = await send(id, 'start', {}, lead);
    app.clock.set('2026-11-24T13:40:00Z');
    const ended = await send(id, 'end', {}, lead);

    expect([started.body.status, ended.body.status]).toEqual(['in_progress', 'awaiting_feedback']);
    expect((await history(id)).map(({ action, member }) => [action, member?.userid])).toEqual([
      ['create', 'WangFang'],
      ['respond', 'ZhangSan'],
      ['start', 'ZhangSan'],
      ['end', 'ZhangSan'],
    ]);
  });

  it('moves, keeps its id and room, and asks everybody again', async () => {
    const { id, roomUrl } = await schedule();
    await send(id, 'respond', { response: 'accepted' }, lead);

    const moved = await send(id, 'reschedule', { ...later, reason: 'candidate is ill' });

    expect(moved.body).toMatchObject({ id, roomUrl, revision: 2, startsAt: later.startsAt });
    expect(moved.body.interviewers.map(({ response }) => response)).toEqual(['pending', 'pending']);
    expect((await history(id)).at(-1)).toMatchObject({
      action: 'reschedule',
      reason: 'candidate is ill',
      before: { startsAt },
      after: { startsAt: later.startsAt },
    });
  });

  it('does not ask again who had offered that very time', async () => {
    const { id } = await schedule();
    await send(id, 'respond', { response: 'propose', proposals: [later] }, lead);
    await send(id, 'respond', { response: 'accepted', proposals: [later] }, lead);

    const moved = await send(id, 'reschedule', { ...later, reason: 'as you like' });

    expect(moved.body.interviewers.map(({ response }) => response)).toEqual([
      'accepted',
      'pending',
    ]);
  });

  it('is not moved without a reason, into the past, or to where it is', async () => {
    const { id } = await schedule();
    const past = { startsAt: '2026-11-24T08:00:00Z', minutes: 60, reason: 'x' };

    const answers = [
      await send(id, 'reschedule', later),
      await send(id, 'reschedule', past),
      await send(id, 'reschedule', { startsAt, minutes: 60, reason: 'x' }),
    ];

    expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.field])).toEqual([
      [400, 'reason'],
      [400, 'startsAt'],
      [400, 'startsAt'],
    ]);
  });

  it('tells who comes with an old revision what it is now, and loses nothing', async () => {
    const { id } = await schedule();
    await send(id, 'reschedule', { ...later, reason: 'moved' });

    const stale = await send(id, 'respond', { response: 'accepted' }, lead);

    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({
      code: 'stale_revision',
      current: { id, revision: 2, startsAt: later.startsAt },
    });
  });

  it('is over once it is cancelled: nothing is legal, rooms and times are free', async () => {
    const { id } = await schedule();

    const cancelled = await send(id, 'cancel', { reason: 'position filled' });

    expect(cancelled.body).toMatchObject({
      status: 'cancelled',
      roomUrl: '',
      cancelReason: 'position filled',
      can: { commands: [] },
    });
    const again = await send(id, 'cancel', { reason: 'twice' });
    expect([again.status, again.body.code]).toEqual([409, 'illegal_transition']);
    expect(again.body.current).toMatchObject({ status: 'cancelled' });
    await schedule();
  });

  it('hands a seat over, and only those two people change', async () => {
    const { id } = await schedule();

    const replaced = await send(id, 'replace', { from: 'ZhangSan', to: 'ChenJie' });

    expect(replaced.body.interviewers.map(({ userid, seat }) => [userid, seat])).toEqual([
      ['ChenJie', 'lead'],
      ['LiNa', 'panel'],
    ]);
    expect((await lead.get(`/api/interviews/${id}`)).status).toBe(404);
    await send(id, 'replace', { to: 'ZhangSan' });
    expect((await lead.get(`/api/interviews/${id}`)).json<InterviewDetail>().mine).toEqual([
      'interviewer',
    ]);
  });

  it('keeps somebody who interviews, and makes the next the lead', async () => {
    const { id } = await schedule();

    const alone = await send(id, 'replace', { from: 'ZhangSan' });
    const nobody = await send(id, 'replace', { from: 'LiNa' });

    expect(alone.body.interviewers).toMatchObject([{ userid: 'LiNa', seat: 'lead' }]);
    expect(nobody.body.errors).toMatchObject([{ field: 'from', code: 'too_few' }]);
  });

  it('is declined with a reason only, and by whoever sits there only', async () => {
    const { id } = await schedule();
    const other = await signIn(app, 'ChenJie');

    const silent = await send(id, 'respond', { response: 'declined' }, panel);
    const stranger = await send(id, 'respond', { response: 'accepted' }, other);
    const behind = await send(id, 'respond', { response: 'accepted', onBehalfOf: 'LiNa' }, lead);
    const declined = await send(id, 'respond', { response: 'declined', reason: 'on leave' }, panel);
    const forThem = await send(id, 'respond', { response: 'accepted', onBehalfOf: 'ZhangSan' });

    expect([silent, stranger, behind].map(({ status }) => status)).toEqual([400, 404, 403]);
    expect(declined.body.interviewers[1]).toMatchObject({ declineReason: 'on leave' });
    expect(forThem.body.interviewers[0]?.response).toBe('accepted');
  });
});
