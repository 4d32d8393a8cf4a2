import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';
import { until } from '../../helpers/until.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp();
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  // A call still under way would meet the fault that is meant for a later one.
  await until(
    () => app.context.pool.query(`select from notification where status = 'claimed'`),
    ({ rowCount }) => rowCount === 0,
  );
  // Digests of an earlier test are about no one interview.
  await app.context.pool.query('delete from notification; delete from interview');
});

async function schedule(interviewers: string[]): Promise<string> {
  const answer = await recruiter.post('/api/interviews', interviewInput({ interviewers }));
  return answer.json<InterviewDetail>().id;
}

/** The invitations once none of them is still on its way. */
async function invitations(id: string, resting = ['sent', 'failed', 'expired', 'suppressed']) {
  // The clock of the tests has moved; what became due by it is looked for now.
  await app.context.pool.query(`select pg_notify('notification', '')`);
  const ask = async () =>
    (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>().invitations ?? [];
  return until(ask, (all) => all.every((one) => resting.includes(one.status)));
}

const sentTo = (id: string) =>
  app.sandbox.messages.filter((message) => JSON.stringify(message).includes(`/i/${id}`));
const invitationsTo = (id: string) =>
  sentTo(id).filter((message) => /面试 ·|Entretien ·/.test(JSON.stringify(message)));

describe('delivery', () => {
  it('sends each interviewer a card that opens the interview, and the row says so', async () => {
    const id = await schedule(['ZhangSan', 'LiNa']);

    const states = await invitations(id);

    expect(states).toMatchObject([
      { userid: 'ZhangSan', status: 'sent', advice: null },
      { userid: 'LiNa', status: 'sent', advice: null },
    ]);
    expect(
      sentTo(id)
        .map((message) => message.userid.toLowerCase())
        .sort(),
    ).toEqual(['lina', 'zhangsan']);
    expect(sentTo(id)[0]).toMatchObject({
      msgtype: 'textcard',
      textcard: {
        title: '11/25 15:00 面试 · 前端工程师',
        url: `${app.url}/i/${id}?m=1`,
        btntxt: '查看',
      },
    });
  });

  it('writes to each in their own language', async () => {
    await signIn(app, 'Camille');
    await app.context.pool.query(`update member set locale = 'fr' where userid = 'Camille'`);

    const id = await schedule(['Camille']);
    await invitations(id);

    expect(sentTo(id)[0]).toMatchObject({ textcard: { btntxt: 'Voir' } });
    expect(JSON.stringify(sentTo(id)[0])).toContain('Entretien');
  });

  it('keeps what people typed from becoming markup', async () => {
    const answer = await recruiter.post(
      '/api/interviews',
      interviewInput({ interviewers: ['LiNa'], candidateName: '<div class="highlight">x</div>' }),
    );
    const { id } = answer.json<InterviewDetail>();
    await invitations(id);

    expect(JSON.stringify(sentTo(id)[0])).not.toContain('<div');
  });

  it('tells who is outside the visible range, while the others get theirs', async () => {
    await signIn(app, 'ChenJie');
    app.sandbox.company.setVisible('ChenJie', false);

    const id = await schedule(['ChenJie', 'LiNa']);
    const states = await invitations(id);

    app.sandbox.company.setVisible('ChenJie', true);
    expect(states).toMatchObject([
      { userid: 'ChenJie', status: 'failed' },
      { userid: 'LiNa', status: 'sent' },
    ]);
    expect(states[0]?.advice).toContain('可见范围');
  });

  it('tries again after a fault that heals, and reaches the person once', async () => {
    app.sandbox.fault('message/send', { errcode: -1, times: 4 });
    const id = await schedule(['LiNa']);
    expect(await invitations(id, ['retry'])).toMatchObject([{ status: 'retry', errcode: -1 }]);

    app.clock.advance(60_000);
    const states = await invitations(id, ['sent']);

    expect(states).toMatchObject([{ status: 'sent', errcode: null }]);
    expect(sentTo(id)).toHaveLength(1);
  });

  it('reaches the person once when the answer is lost after WeCom took the message', async () => {
    app.sandbox.fault('message/send', { reset: true, afterwards: true, times: 3 });
    const id = await schedule(['LiNa']);
    await invitations(id, ['retry']);

    app.clock.advance(60_000);
    await invitations(id, ['sent']);

    expect(sentTo(id)).toHaveLength(1);
  });

  it('replaces a revoked token by itself', async () => {
    app.sandbox.revokeTokens();
    const before = app.sandbox.callsTo('gettoken').length;

    const id = await schedule(['LiNa', 'ZhangSan']);

    expect(await invitations(id)).toMatchObject([{ status: 'sent' }, { status: 'sent' }]);
    expect(app.sandbox.callsTo('gettoken')).toHaveLength(before + 1);
  });

  it('shows the advice and goes on every five minutes while an operator is needed', async () => {
    app.sandbox.fault('message/send', { errcode: 60020 });
    const id = await schedule(['LiNa']);
    const [waiting] = await invitations(id, ['retry']);
    expect(waiting?.advice).toContain('企业可信IP');

    app.clock.advance(5 * 60_000);

    expect(await invitations(id, ['sent'])).toMatchObject([{ status: 'sent' }]);
  });

  it('gives up at once on what will never work', async () => {
    app.sandbox.fault('message/send', { errcode: 40058 });
    const id = await schedule(['LiNa']);

    expect(await invitations(id)).toMatchObject([{ status: 'failed', errcode: 40058 }]);
  });

  it('sends nothing once the interview has begun', async () => {
    app.sandbox.fault('message/send', { errcode: -1, times: 4 });
    const id = await schedule(['LiNa']);
    await invitations(id, ['retry']);

    app.clock.set('2026-11-25T07:00:00Z');
    recruiter = await signIn(app, 'WangFang');

    expect(await invitations(id)).toMatchObject([{ status: 'expired' }]);
    expect(invitationsTo(id)).toHaveLength(0);
  });

  it('takes over the row of a worker that died', async () => {
    const id = await schedule(['LiNa']);
    await invitations(id);
    await app.context.pool.query(
      `update notification set status = 'claimed', lease_until = $1
        where interview_id = $2 and kind = 'assigned'`,
      [new Date(app.clock.now() + 60_000), id],
    );

    app.clock.advance(60_001);

    expect(await invitations(id)).toMatchObject([{ status: 'sent' }]);
    expect(sentTo(id)).toHaveLength(1);
  });

  it('sets a message aside that ended its process every time', async () => {
    const id = await schedule(['LiNa']);
    await invitations(id);
    await app.context.pool.query(
      `update notification set status = 'claimed', lease_until = $1, attempts_started = 12,
              attempts_finished = 2 where interview_id = $2 and kind = 'assigned'`,
      [new Date(app.clock.now() - 1), id],
    );

    const [state] = await invitations(id, ['failed']);

    expect(state).toMatchObject({ status: 'failed' });
    expect(state?.advice).toContain('crash');
  });
});
