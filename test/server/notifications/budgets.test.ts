import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

async function deliver() {
  const { delivery } = app.context;
  for (;;) {
    const work = await delivery.claim(50);
    if (work.length === 0) return;
    await Promise.all(work.map(delivery.deliver));
  }
}

async function schedule(day: number, interviewers: string[]): Promise<string> {
  const startsAt = new Date(Date.UTC(2027, 0, day, 2)).toISOString();
  const made = await recruiter.post('/api/interviews', interviewInput({ interviewers, startsAt }));
  return made.json<InterviewDetail>().id;
}

const to = (userid: string) => app.sandbox.messagesTo(userid);

it('one person gets no more than twenty in a minute, and the rest in one digest', async () => {
  for (let day = 1; day <= 24; day += 1) await schedule(day, ['LiNa']);

  await deliver();
  expect(to('LiNa')).toHaveLength(20);
  app.clock.advance(6 * 60_000);
  await deliver();

  expect(to('LiNa')).toHaveLength(21);
  expect(JSON.stringify(to('LiNa').at(-1))).toContain('4 条更新');
  const { rows } = await app.context.pool.query(
    `select count(*)::int as count from notification
      where status = 'suppressed' and reason = 'in_digest' and digest_id is not null`,
  );
  expect(rows).toEqual([{ count: 4 }]);
});

it('whoever organises hears of acceptances together, after some minutes', async () => {
  const ids = [await schedule(26, ['ZhangSan']), await schedule(27, ['ZhangSan'])];
  await deliver();
  const interviewer = await signIn(app, 'ZhangSan');
  const before = to('WangFang').length;
  for (const id of ids) {
    await interviewer.post(`/api/interviews/${id}/respond`, { revision: 1, response: 'accepted' });
  }

  await deliver();
  expect(to('WangFang')).toHaveLength(before);
  app.clock.advance(6 * 60_000);
  await deliver();

  expect(to('WangFang')).toHaveLength(before + 1);
  expect(JSON.stringify(to('WangFang').at(-1))).toContain('2 条更新');
});

it('what can wait waits for the morning, and what cannot does not', async () => {
  app.clock.set('2026-11-24T15:20:00Z');
  recruiter = await signIn(app, 'WangFang');
  await schedule(28, ['Camille']);
  const early = interviewInput({ interviewers: ['Camille'], startsAt: '2026-11-25T01:00:00Z' });
  await recruiter.post('/api/interviews', early);

  await deliver();
  expect(to('Camille')).toHaveLength(1);
  expect(JSON.stringify(to('Camille'))).toContain('11/25 09:00');

  app.clock.set('2026-11-25T00:16:00Z');
  await deliver();
  expect(JSON.stringify(to('Camille'))).toContain('01/28');
  app.clock.set(testStart);
});

it('counts for operators what waits, and since when', async () => {
  const metrics = await app.context.notifications.metrics();

  expect(metrics.byStatus.length).toBeGreaterThan(1);
  expect(metrics.oldestDueSeconds).toBeGreaterThanOrEqual(0);
});
