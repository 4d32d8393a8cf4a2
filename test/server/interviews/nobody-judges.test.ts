import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail, InterviewPage } from '../../../shared/interview.ts';
import type { HistoryEntry } from '../../../shared/interview-history.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { anotherInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());

const judges = ['ZhangSan', 'LiNa'];

async function send(id: string, command: string, input: object) {
  const answer = await recruiter.post(`/api/interviews/${id}/${command}`, {
    revision: 1,
    ...input,
  });
  expect(answer.status, answer.text()).toBe(200);
  return answer.json<InterviewDetail>();
}

/** Scheduled, declined by those, and over; ended by the clock, so that nobody has acted. */
async function ended(declined: string[]): Promise<string> {
  app.clock.set(testStart);
  recruiter = await signIn(app, 'WangFang');
  const answer = await recruiter.post('/api/interviews', anotherInput({ interviewers: judges }));
  const { id, endsAt } = answer.json<InterviewDetail & { endsAt: string }>();
  for (const userid of declined) {
    const input = { response: 'declined', reason: '出差', onBehalfOf: userid };
    await send(id, 'respond', input);
  }
  app.clock.set(new Date(Date.parse(endsAt) + 2 * 3_600_000).toISOString());
  await app.context.interviews.tick();
  recruiter = await signIn(app, 'WangFang');
  return id;
}

const statusOf = async (id: string) =>
  (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>().status;
const todo = async () =>
  (await recruiter.get('/api/interviews?view=todo')).json<InterviewPage>().items.map((i) => i.id);
async function told(id: string): Promise<string[]> {
  const { rows } = await app.context.pool.query<{ kind: string }>(
    `select kind from notification where interview_id = $1
        and kind in ('nobody_judges', 'report_ready', 'rate') and status = 'planned'`,
    [id],
  );
  return rows.map(({ kind }) => kind);
}

describe('an interview whose judges have all declined', () => {
  it('waits at its end for whoever organises it, who is told and finds it among what is to do', async () => {
    const id = await ended(judges);

    expect(await statusOf(id)).toBe('awaiting_feedback');
    expect(await told(id)).toEqual(['nobody_judges']);
    expect(await todo()).toContain(id);
  });

  it('is completed by a waiver, and the history says why', async () => {
    const id = await ended(judges);

    const { status } = await send(id, 'waive-feedback', { userid: 'LiNa', reason: '没有举行' });

    expect(status).toBe('completed');
    const history = await recruiter.get(`/api/interviews/${id}/history`);
    const { items } = history.json<{ items: HistoryEntry[] }>();
    expect(items.slice(-2)).toMatchObject([
      { action: 'waive_feedback', reason: '没有举行' },
      { action: 'complete' },
    ]);
    expect(await todo()).not.toContain(id);
    expect(await told(id)).not.toContain('nobody_judges');
  });

  it('may be cancelled instead', async () => {
    const id = await ended(judges);

    expect((await send(id, 'cancel', { reason: '没有举行' })).status).toBe('cancelled');
    expect(await todo()).not.toContain(id);
  });
});

describe('an interview of which one judge has declined', () => {
  it('waits for the others alone, and is nothing for the organiser to do', async () => {
    const id = await ended(['ZhangSan']);

    expect(await statusOf(id)).toBe('awaiting_feedback');
    expect(await told(id)).toEqual(['rate']);
    expect(await todo()).not.toContain(id);
  });
});
