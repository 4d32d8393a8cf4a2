import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { until } from '../../helpers/until.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Row {
  status: string;
  errcode: number | null;
  due_at: Date;
  attempts_started: number;
  attempts_finished: number;
}

function rowsWhen(status: string): Promise<Row[]> {
  const read = async () => {
    await app.context.pool.query(`select pg_notify('notification', '')`);
    const { rows } = await app.context.pool.query<Row>(
      `select * from notification where kind = 'assigned'`,
    );
    return rows;
  };
  return until(read, (rows) => rows.every((row) => row.status === status));
}

it('a message waits as long as a frequency limit holds, which is no try of its own', async () => {
  const recruiter = await signIn(app, 'WangFang');
  app.sandbox.fault('message/send', { errcode: 45009 });
  const input = interviewInput({ interviewers: ['LiNa'] });
  const { id } = (await recruiter.post('/api/interviews', input)).json<InterviewDetail>();

  const [waiting] = await rowsWhen('retry');
  expect(waiting).toMatchObject({ errcode: 45009, attempts_started: 0, attempts_finished: 0 });
  const wait = (waiting?.due_at.getTime() ?? 0) - app.clock.now();
  expect(wait).toBeGreaterThan(50_000);
  expect(wait).toBeLessThanOrEqual(70_000);

  // The hold is on the database's clock, which cannot be moved.
  await app.context.pool.query('delete from wecom_hold');
  app.clock.advance(70_000);
  await rowsWhen('sent');
  expect(JSON.stringify(app.sandbox.messages)).toContain(`/i/${id}`);
});
