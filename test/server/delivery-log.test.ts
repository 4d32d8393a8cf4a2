import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InterviewDetail } from '../../shared/interview.ts';
import type { DeliveryPage } from '../../shared/notification.ts';
import { grantRole } from '../helpers/grant-role.ts';
import type { BrowserSession } from '../helpers/http.ts';
import { interviewInput } from '../helpers/interview-input.ts';
import { signIn } from '../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../helpers/start-test-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
let recruiter: BrowserSession;
let id: string;
beforeAll(async () => {
  app = await startTestApp();
  recruiter = await signIn(app, 'WangFang');
  await signIn(app, 'ChenJie');
  app.sandbox.company.setVisible('ChenJie', false);
  const input = interviewInput({ interviewers: ['ChenJie', 'LiNa'], skip: [] });
  id = (await recruiter.post('/api/interviews', input)).json<InterviewDetail>().id;
  await log((one) => one.items.filter(({ kind }) => kind === 'assigned').every(isOver));
});
afterAll(() => app.close());

const isOver = ({ status }: DeliveryPage['items'][number]) =>
  status === 'sent' || status === 'failed';
const read = async () =>
  (await recruiter.get(`/api/interviews/${id}/delivery`)).json<DeliveryPage>();
async function log(passes: (page: DeliveryPage) => boolean = () => true): Promise<DeliveryPage> {
  await app.context.pool.query(`select pg_notify('notification', '')`);
  return until(read, passes);
}
const invitation = async (userid: string) => {
  const { items } = await read();
  const found = items.filter((one) => one.kind === 'assigned' && one.userid === userid);
  return found.at(-1);
};

it('tells for each person what was planned, what became of it, and what helps', async () => {
  expect(await invitation('LiNa')).toMatchObject({
    name: '李娜',
    channel: 'wecom',
    status: 'sent',
    sentAt: new Date(testStart).toISOString(),
    reason: null,
    interview: { id, jobTitle: '前端工程师', candidateName: '周雨桐' },
  });
  expect(await invitation('ChenJie')).toMatchObject({
    status: 'failed',
    reason: 'invalid_recipient',
    advice: expect.stringContaining('可见范围') as string,
  });
  const { items } = await read();
  expect(items.filter(({ kind }) => kind === 'remind_start')).toMatchObject([
    { status: 'planned' },
    { status: 'planned' },
  ]);
});

it('sends a message again, after some minutes, and says who wanted it', async () => {
  const lina = await invitation('LiNa');
  const again = () => recruiter.post(`/api/interviews/${id}/delivery/${lina?.id}/resend`, {});
  const before = app.sandbox.messagesTo('LiNa').length;
  expect((await again()).json()).toMatchObject({ code: 'too_soon' });

  app.clock.advance(10 * 60_000);
  expect((await again()).status).toBe(200);
  await log((page) => page.items.every((one) => one.kind !== 'assigned' || isOver(one)));

  expect(app.sandbox.messagesTo('LiNa')).toHaveLength(before + 1);
  expect(JSON.stringify(app.sandbox.messagesTo('LiNa').at(-1))).toContain('再次发送');
  const { rows } = await app.context.pool.query(`select action from audit_entry`);
  expect(rows).toContainEqual({ action: 'message_resent' });
  // The copy was just sent, whichever of the two is asked for.
  expect((await again()).json()).toMatchObject({ code: 'too_soon' });
});

it('lists what failed across interviews, page by page, for recruiters and administrators', async () => {
  const failed = (await recruiter.get('/api/delivery?status=failed')).json<DeliveryPage>();
  expect(failed.items).toMatchObject([{ userid: 'ChenJie', status: 'failed' }]);

  const first = (await recruiter.get('/api/delivery?limit=2')).json<DeliveryPage>();
  const next = (
    await recruiter.get(`/api/delivery?limit=2&cursor=${first.nextCursor}`)
  ).json<DeliveryPage>();
  expect(next.items[0]?.id).toBeLessThan(first.items[1]?.id ?? 0);

  const admin = await signIn(app, 'LiQiang');
  const seen = (await admin.get('/api/delivery?status=failed')).json<DeliveryPage>();
  expect(seen.items).toMatchObject([{ userid: 'ChenJie', interview: { candidateName: '' } }]);
});

it('shows an administrator what became of an interview’s messages, and not whom it is with', async () => {
  const admin = await signIn(app, 'LiQiang');
  const stored = await app.context.pool.query<{ id: number }>(
    `insert into notification (dedupe_key, kind, channel, corp_id, interview_id, revision, status,
       due_at, not_after, status_at, planned_at, priority, payload)
     select 'for-the-test', 'mail_invited', 'mail', corp_id, id, revision, 'sent',
       created_at, created_at, created_at, created_at, 1, '{}' from interview where id = $1 returning id`,
    [id],
  );

  const answer = await admin.get(`/api/interviews/${id}/delivery`);
  const across = await admin.get('/api/delivery?limit=100');

  expect(answer.status).toBe(200);
  const { items } = answer.json<DeliveryPage>();
  expect(items.length).toBe((await read()).items.length);
  const mail = items.find(({ userid }) => userid === null);
  expect(mail).toMatchObject({ id: stored.rows[0]?.id, name: '', resendFrom: null });
  expect(items.find(({ userid }) => userid === 'ChenJie')).toMatchObject({
    interview: { id, jobTitle: '前端工程师', candidateName: '' },
    name: '陈杰',
    resendFrom: null,
  });
  for (const text of [answer.text(), across.text()]) expect(text).not.toContain('周雨桐');
  expect((await read()).items.find(({ userid }) => userid === null)?.name).toBe('周雨桐');

  const resent = await admin.post(`/api/interviews/${id}/delivery/${items[0]?.id}/resend`, {});
  expect(resent.status).toBe(403);
});

it('names the candidates of the interviews that an administrator organises, and of no others', async () => {
  await grantRole(app, 'LiQiang', 'recruiter');
  const admin = await signIn(app, 'LiQiang');
  const input = interviewInput({ candidateName: '孙悦', interviewers: ['ZhangSan'] });
  expect((await admin.post('/api/interviews', input)).status).toBe(201);

  const { items } = (await admin.get('/api/delivery?limit=100')).json<DeliveryPage>();

  const names = items.flatMap(({ interview }) => interview?.candidateName ?? []);
  expect([...new Set(names)].sort()).toEqual(['', '孙悦']);
});

it('is closed to others, and tells them nothing', async () => {
  const lina = await signIn(app, 'LiNa');
  const stranger = await signIn(app, 'Camille');

  expect((await lina.get('/api/delivery')).status).toBe(403);
  expect((await lina.get(`/api/interviews/${id}/delivery`)).status).toBe(403);
  const hidden = await stranger.get(`/api/interviews/${id}/delivery`);
  const unknown = await stranger.get('/api/interviews/aaaaaaaaaaaaaaaa/delivery');
  const plain = (text: string) => text.replace(/"requestId":"\w+"/, '');
  expect(hidden.status).toBe(404);
  expect(plain(hidden.text())).toBe(plain(unknown.text()));
});

it('sends nothing again that does not hold any more', async () => {
  const lina = await invitation('LiNa');
  await recruiter.post(`/api/interviews/${id}/cancel`, { revision: 1, reason: '职位已满' });
  app.clock.advance(20 * 60_000);

  const answer = await recruiter.post(`/api/interviews/${id}/delivery/${lina?.id}/resend`, {});

  expect(answer.json()).toMatchObject({ code: 'illegal_transition' });
});

it('tells whoever organises once an hour that messages did not arrive', async () => {
  app.clock.set('2026-11-24T10:06:00Z');
  recruiter = await signIn(app, 'WangFang');
  await app.context.pool.query(`select pg_notify('notification', '')`);
  const told = () => JSON.stringify(app.sandbox.messagesTo('WangFang'));

  expect(await until(told, (text) => text.includes('条消息未送达'))).toContain('陈杰');
});
