import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import {
  startTestApp,
  testCallback,
  testStart,
  type TestApp,
} from '../../helpers/start-test-app.ts';
import { until } from '../../helpers/until.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp();
  recruiter = await signIn(app, 'WangFang');
  await app.sandbox.setCallback({ url: app.callbackUrl, ...testCallback });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  await app.context.pool.query('delete from interview');
  await app.context.pool.query(`delete from notification`);
});

async function schedule(changes: Parameters<typeof interviewInput>[0] = {}) {
  const input = interviewInput({ interviewers: ['LiNa'], ...changes });
  const made = (await recruiter.post('/api/interviews', input)).json<InterviewDetail>();
  await settled();
  return made;
}

const command = (id: string, name: string, body: object) =>
  recruiter.post(`/api/interviews/${id}/${name}`, body);

/** Nothing is due any more, and no callback waits. */
async function settled() {
  const busy = async () => {
    await app.context.pool.query(`select pg_notify('notification', '')`);
    const { rows } = await app.context.pool.query<{ count: number }>(
      `select ((select count(*) from notification
                 where status in ('planned', 'claimed', 'retry') and due_at <= $1)
             + (select count(*) from callback_event where status in ('received', 'claimed')))::int
           as count`,
      [new Date(app.clock.now())],
    );
    return rows[0]?.count ?? 0;
  };
  expect(await until(busy, (count) => count === 0)).toBe(0);
}

const seat = async (id: string) =>
  (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>().interviewers[0];
const cardOf = (id: string) =>
  app.sandbox.messages.findLast(
    (one) => one.msgtype === 'template_card' && JSON.stringify(one).includes(id),
  );
const shown = (id: string) => JSON.stringify(cardOf(id));

async function tap(id: string, key: string) {
  const card = cardOf(id);
  app.sandbox.clickCard({ userid: 'LiNa', messageId: card?.id ?? 0, key });
  await until(
    async () => (await app.context.pool.query('select from callback_event')).rowCount ?? 0,
    (count) => count > clicks,
  );
  clicks += 1;
  await settled();
}
let clicks = 0;

describe('an invitation that can be answered in the chat', () => {
  it('asks with three buttons, and turns into the answer', async () => {
    const { id } = await schedule();
    expect(cardOf(id)).toMatchObject({
      template_card: {
        card_type: 'button_interaction',
        main_title: { title: '11/25 15:00 面试 · 前端工程师' },
        button_list: [{ key: 'accept:1' }, { key: 'decline:1' }, { type: 1 }],
      },
    });

    await tap(id, 'accept:1');

    expect(await seat(id)).toMatchObject({ response: 'accepted' });
    expect(cardOf(id)).toMatchObject({
      template_card: { card_type: 'text_notice', main_title: { title: '11/25 15:00 已接受' } },
    });
  });

  it('takes a refusal, and tells whoever organises at once when it is near', async () => {
    const { id } = await schedule();

    await tap(id, 'decline:1');

    expect(await seat(id)).toMatchObject({ response: 'declined' });
    expect(shown(id)).toContain('已拒绝');
    const told = app.sandbox.messagesTo('WangFang').map((one) => JSON.stringify(one));
    expect(told.at(-1)).toContain('11/25 15:00 拒绝');
  });

  it('changes when the answer is given on the page instead', async () => {
    const { id } = await schedule();
    const lina = await signIn(app, 'LiNa');

    await lina.post(`/api/interviews/${id}/respond`, { revision: 1, response: 'accepted' });
    await settled();

    expect(shown(id)).toContain('已接受');
  });

  it('says that the time has moved, and a click that comes too late changes nothing', async () => {
    const { id } = await schedule();
    const first = cardOf(id);
    app.sandbox.fault('message/update_template_card', { errcode: 40058 });
    await command(id, 'reschedule', {
      revision: 1,
      startsAt: '2026-11-26T08:00:00Z',
      minutes: 60,
      reason: '候选人有课',
    });
    await settled();
    expect(shown(id)).toContain('11/26 16:00 改期');

    app.sandbox.clickCard({ userid: 'LiNa', messageId: first?.id ?? 0, key: 'accept:1' });
    const reads = () =>
      JSON.stringify(app.sandbox.messages.find(({ id: one }) => one === first?.id));
    await until(reads, (text) => text.includes('已改期'));

    expect(await seat(id)).toMatchObject({ response: 'pending' });
    expect(reads()).toContain('11/26 16:00 已改期');
    clicks += 1;
  });

  it('is taken back when the interview is called off within a day', async () => {
    const { id } = await schedule();
    const card = cardOf(id);

    await command(id, 'cancel', { revision: 1, reason: '职位已满' });
    await settled();

    expect(app.sandbox.messages.find((one) => one.id === card?.id)).toMatchObject({
      recalled: true,
    });
    expect(JSON.stringify(app.sandbox.messagesTo('LiNa').at(-1))).toContain('11/25 15:00 取消');
  });

  it('says that it is off when it is too old to be taken back', async () => {
    const { id } = await schedule({ startsAt: '2026-11-27T07:00:00Z' });
    app.clock.advance(25 * 3_600_000);
    recruiter = await signIn(app, 'WangFang');

    await command(id, 'cancel', { revision: 1, reason: '职位已满' });
    await settled();

    expect(cardOf(id)).not.toHaveProperty('recalled');
    expect(shown(id)).toContain('已取消');
  });

  it('is followed by a fresh message when no code is left to change it with', async () => {
    const { id } = await schedule({ startsAt: '2026-11-30T07:00:00Z' });
    app.clock.advance(73 * 3_600_000);
    recruiter = await signIn(app, 'WangFang');
    const lina = await signIn(app, 'LiNa');

    await lina.post(`/api/interviews/${id}/respond`, { revision: 1, response: 'accepted' });
    await settled();
    app.clock.advance(16_000);
    await settled();

    expect(shown(id)).toContain('button_interaction');
    expect(JSON.stringify(app.sandbox.messagesTo('LiNa').at(-1))).toContain('11/30 15:00 已接受');
  });

  it('goes out as a text card while the app cannot be called back', async () => {
    app.sandbox.removeCallback();
    const { id } = await schedule();
    await app.sandbox.setCallback({ url: app.callbackUrl, ...testCallback });

    const [message] = app.sandbox.messagesTo('LiNa').slice(-1);
    expect(message).toMatchObject({ msgtype: 'textcard' });
    expect(JSON.stringify(message)).toContain(`/i/${id}`);
    expect(cardOf(id)).toBeUndefined();
  });
});
