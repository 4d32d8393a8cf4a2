import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { DeliveryPage } from '../../../shared/notification.ts';
import { drain } from '../../helpers/drain.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

/** One account: the app may write to two hundred members a day. */
let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false, env: { WECOM_ACCOUNT_LIMIT: '1' } });
  app.sandbox.choices.accountLimit = 1;
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

/** So many more were sent this afternoon. */
async function sent(count: number): Promise<void> {
  await app.context.pool.query(
    `insert into notification (dedupe_key, kind, corp_id, recipient_id, revision, status, due_at,
                               not_after, status_at, planned_at, tried_at)
     select 'earlier ' || gen_random_uuid(), 'details', corp_id, id, 1, 'sent', t, t, t, t, t
       from member, generate_series(1, $1),
            (select $2::timestamptz - interval '2 hours' as t) as earlier
      where userid = 'WangFang'`,
    [count, testStart],
  );
}

function deliver(): Promise<number> {
  const { claim, deliver: handle } = app.context.delivery;
  return drain({ claim, handle });
}

async function schedule(startsAt: string, interviewers: string[]): Promise<string> {
  const made = await recruiter.post('/api/interviews', interviewInput({ interviewers, startsAt }));
  return made.json<InterviewDetail>().id;
}

async function decline(id: string, userid: string): Promise<void> {
  const interviewer = await signIn(app, userid);
  const answer = { revision: 1, response: 'declined', reason: 'Ill.' };
  await interviewer.post(`/api/interviews/${id}/respond`, answer);
}

const to = (userid: string) => app.sandbox.messagesTo(userid).length;

it("from four fifths of the app's day on, what can wait is gathered", async () => {
  const [first, second] = [
    await schedule('2026-11-26T02:00:00Z', ['LiNa']),
    await schedule('2026-11-26T04:00:00Z', ['LiNa']),
  ];
  await deliver();
  await decline(first, 'LiNa');
  await deliver();
  expect(to('WangFang')).toBe(1);

  await sent(160);
  app.clock.advance(11_000);
  await decline(second, 'LiNa');
  await deliver();

  expect(to('WangFang')).toBe(1);
  app.clock.advance(6 * 60_000);
  await deliver();
  expect(to('WangFang')).toBe(2);
});

it('once it is used up, invitations wait for midnight in China and reminders do not', async () => {
  const soon = await schedule('2026-11-24T10:00:00Z', ['ZhangSan']);
  await deliver();
  expect(to('ZhangSan')).toBe(1);
  await sent(40);
  app.clock.advance(11_000);

  const later = await schedule('2026-11-24T23:00:00Z', ['LiNa']);
  const before = to('LiNa');
  app.clock.set('2026-11-24T09:50:00Z');
  await deliver();

  expect(to('ZhangSan'), `the reminder of ${soon}`).toBe(2);
  expect(to('LiNa')).toBe(before);
  const log = await recruiter.get(`/api/interviews/${later}/delivery`);
  const waiting = log.json<DeliveryPage>().items.find(({ kind }) => kind === 'assigned');
  expect(waiting).toMatchObject({
    status: 'planned',
    advice: expect.stringContaining('after midnight in China') as string,
  });
  expect(Date.parse(waiting?.dueAt ?? '')).toBeGreaterThan(Date.parse('2026-11-24T16:00:00Z'));

  app.clock.set('2026-11-24T16:15:00Z');
  await deliver();
  expect(to('LiNa')).toBe(before + 1);
});
