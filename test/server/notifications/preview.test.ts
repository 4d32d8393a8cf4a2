import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Preview } from '../../../shared/notification.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

const people = ['ZhangSan', 'LiNa', 'Camille'];
let day = 0;

const skip = fc.subarray(people);
const commands = fc.oneof(
  fc.record({ name: fc.constant('reschedule'), hours: fc.integer({ min: 1, max: 9 }), skip }),
  fc.record({ name: fc.constant('cancel'), hours: fc.constant(0), skip }),
  fc.record({ name: fc.constant('edit'), hours: fc.constant(0), skip }),
  fc.record({ name: fc.constant('replace'), hours: fc.constant(0), skip }),
);

async function deliver() {
  const { delivery } = app.context;
  for (;;) {
    const work = await delivery.claim(20);
    if (work.length === 0) return;
    await Promise.all(work.map(delivery.deliver));
  }
}

function bodyOf(command: { name: string; hours: number; skip: string[] }, start: Date) {
  const { name } = command;
  const moved = new Date(start.getTime() + command.hours * 3_600_000).toISOString();
  const own: Record<string, object> = {
    reschedule: { startsAt: moved, minutes: 45, reason: 'moved' },
    cancel: { reason: 'off' },
    edit: { roomUrl: `https://meeting.example.com/room/${day}`, location: `Room ${day}` },
    replace: { from: 'LiNa', to: 'Camille' },
  };
  return { revision: 1, skip: command.skip, ...own[name] };
}

it('whoever is shown as being told is told, and nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (command) => {
      day += 1;
      const start = new Date(Date.UTC(2027, 0, day, 2));
      const made = await recruiter.post(
        '/api/interviews',
        interviewInput({ interviewers: ['ZhangSan', 'LiNa'], startsAt: start.toISOString() }),
      );
      const { id } = made.json<InterviewDetail>();
      await deliver();
      const before = app.sandbox.messages.length;
      const path = `/api/interviews/${id}/${command.name}`;
      const body = bodyOf(command, start);

      const answer = await recruiter.post(`${path}?preview=true`, body);
      expect(answer.status).toBe(200);
      const preview = answer.json<Preview>();
      expect(app.sandbox.messages).toHaveLength(before);
      await recruiter.post(path, body);
      await deliver();

      const now = new Date(app.clock.now()).toISOString();
      const promised = preview.notices
        .filter(({ channel, dueAt, skipped }) => channel === 'wecom' && dueAt <= now && !skipped)
        .map(({ userid }) => userid);
      const told = app.sandbox.messages.slice(before).map(({ userid }) => userid);
      expect(told.sort()).toEqual(promised.sort());
      const { rows } = await app.context.pool.query<{ userid: string }>(
        `select r.userid from notification n join member r on r.id = n.recipient_id
          where n.interview_id = $1 and n.reason = 'skipped' order by 1`,
        [id],
      );
      const skipped = preview.notices.filter((one) => one.skipped).map(({ userid }) => userid);
      expect(rows.map(({ userid }) => userid)).toEqual(skipped.sort());
      // Budgets are another test's business.
      app.clock.advance(61_000);
      await app.context.pool.query(`update notification set tried_at = null`);
    }),
    { seed: 20_261_124, numRuns: 12 },
  );
});
