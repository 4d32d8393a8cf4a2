import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InterviewDetail, InterviewPage } from '../../../shared/interview.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { anotherInput, interviewInput } from '../../helpers/interview-input.ts';
import { callback, openBrowser, signIn, stateOf } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

const hour = 3600_000;

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  app.sandbox.company.setVisible('LiNa', true);
  app.sandbox.company.setStatus('LiNa', 1);
  const { pool } = app.context;
  await pool.query('delete from interview');
  await pool.query(`update member set status = 'active', gone_at = null, refreshed_at = $1`, [
    new Date(app.clock.now()),
  ]);
  recruiter = await signIn(app, 'WangFang');
});

async function schedule(interviewers: string[]): Promise<string> {
  const answer = await recruiter.post('/api/interviews', anotherInput({ interviewers }));
  expect(answer.status, answer.text()).toBe(201);
  return answer.json<InterviewDetail>().id;
}

async function todo(): Promise<string[]> {
  const page = (await recruiter.get('/api/interviews?view=todo')).json<InterviewPage>();
  return page.items.map(({ id }) => id);
}

async function lina() {
  const { rows } = await app.context.pool.query<{ status: string; gone_at: Date | null }>(
    `select status, gone_at from member where userid_key = 'lina'`,
  );
  return rows[0];
}

const asked = (userid: string) =>
  app.sandbox
    .callsTo('user/get')
    .filter((call) => call.query.userid === userid && call.answer?.errcode === 0).length;

describe('somebody whom WeCom shuts out', () => {
  it.each([
    ['is disabled', () => app.sandbox.company.setStatus('LiNa', 2), 'disabled', 403],
    ['is out of range', () => app.sandbox.company.setVisible('LiNa', false), 'left', 403],
  ])(
    'and %s, found at sign-in: sessions end, seats go to the recruiter',
    async (_, shut, status, page) => {
      const session = await signIn(app, 'LiNa');
      const [hers] = [await schedule(['ZhangSan', 'LiNa']), await schedule(['ZhangSan'])];
      expect(await todo()).toEqual([]);

      shut();
      const browser = openBrowser(app);
      const state = await stateOf(browser);
      const answer = await callback(browser, app.sandbox.issueCode({ userid: 'LiNa' }), state);

      expect(answer.status).toBe(page);
      expect((await session.get('/api/me')).status).toBe(401);
      expect(await lina()).toEqual({ status, gone_at: new Date(app.clock.now()) });
      expect(await todo()).toEqual([hers]);
      const detail = (await recruiter.get(`/api/interviews/${hers}`)).json<InterviewDetail>();
      expect(detail.interviewers.map(({ userid, active }) => [userid, active])).toEqual([
        ['ZhangSan', true],
        ['LiNa', false],
      ]);
    },
  );

  it('keeps the first day of absence, and is nobody’s trouble once they are back', async () => {
    await schedule(['LiNa']);
    app.sandbox.company.setVisible('LiNa', false);
    await app.context.members.shutOut('lina', 'left');
    app.clock.advance(hour);
    await app.context.members.shutOut('lina', 'left');
    expect((await lina())?.gone_at).toEqual(new Date(app.clock.now() - hour));

    app.sandbox.company.setVisible('LiNa', true);
    await signIn(app, 'LiNa');

    expect(await lina()).toEqual({ status: 'active', gone_at: null });
    expect(await todo()).toEqual([]);
  });

  it('is looked for when a message did not reach them, and only then believed to be gone', async () => {
    await schedule(['LiNa']);
    const { id } = (await app.context.members.known('LiNa')) ?? { id: 0 };

    await app.context.members.doubt(id);
    expect((await lina())?.status).toBe('active');
    app.sandbox.company.setVisible('LiNa', false);
    await app.context.members.doubt(id);

    expect((await lina())?.status).toBe('left');
  });
});

describe('the organisers of what somebody leaves behind', () => {
  async function told() {
    const { rows } = await app.context.pool.query(
      `select m.userid, n.payload->'interviewIds' as ids from notification n
         join member m on m.id = n.recipient_id where kind = 'member_gone' order by m.userid`,
    );
    return rows as { userid: string; ids: string[] }[];
  }

  beforeEach(() => app.context.pool.query('delete from notification'));

  it('are told once for each departure, of their own interviews that are still to come', async () => {
    const mine = [await schedule(['LiNa']), await schedule(['ZhangSan', 'LiNa'])];
    await schedule(['ZhangSan']);

    await Promise.all([1, 2, 3].map(() => app.context.members.shutOut('LiNa', 'left')));
    expect(await told()).toEqual([{ userid: 'WangFang', ids: mine }]);

    await signIn(app, 'LiNa');
    app.clock.advance(hour);
    await app.context.members.shutOut('LiNa', 'disabled');
    expect(await told()).toHaveLength(2);
  });

  it('are not bothered with somebody who has no seat', async () => {
    await app.context.members.shutOut('LiNa', 'left');

    expect(await told()).toEqual([]);
  });
});

describe('the question whether people with a seat are still there', () => {
  it('is asked for the next two days, once a day each, and of nobody else', async () => {
    const soon = interviewInput({ interviewers: ['LiNa'], startsAt: '2026-11-26T20:00:00Z' });
    const later = interviewInput({ interviewers: ['ChenJie'], startsAt: '2026-11-29T20:00:00Z' });
    for (const input of [soon, later]) await recruiter.post('/api/interviews', input);
    const before = [asked('LiNa'), asked('ChenJie'), asked('WangFang')];
    const news = () =>
      [asked('LiNa'), asked('ChenJie'), asked('WangFang')].map(
        (count, i) => count - (before[i] ?? 0),
      );

    await app.context.members.recheckSeated();
    expect(news()).toEqual([0, 0, 0]);

    app.clock.advance(25 * hour);
    await app.context.members.recheckSeated();
    await app.context.members.recheckSeated();
    expect(news()).toEqual([1, 0, 0]);
  });

  it('finds those who left without a word', async () => {
    const input = interviewInput({ interviewers: ['LiNa'], startsAt: '2026-11-26T20:00:00Z' });
    const id = (await recruiter.post('/api/interviews', input)).json<InterviewDetail>().id;
    app.sandbox.company.setVisible('LiNa', false);
    app.clock.advance(25 * hour);

    await app.context.members.recheckSeated();

    recruiter = await signIn(app, 'WangFang');
    expect(await todo()).toEqual([id]);
  });

  it('waits for a better time when WeCom does not answer', async () => {
    const input = interviewInput({ interviewers: ['LiNa'], startsAt: '2026-11-26T20:00:00Z' });
    await recruiter.post('/api/interviews', input);
    app.clock.advance(25 * hour);
    app.sandbox.fault('user/get', { errcode: 60020 });

    await expect(app.context.members.recheckSeated()).rejects.toThrow('60020');

    expect((await lina())?.status).toBe('active');
  });
});
