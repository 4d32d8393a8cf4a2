import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';
import { content, createStory, wholeAnswers } from './feedback-story.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof createStory>>;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  story = await createStory(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  await app.context.pool.query('delete from interview');
});

describe('submitting feedback', () => {
  it('of the last one awaited completes the interview, with an event of its own', async () => {
    const { id } = await story.held();

    await story.submit(id, 'ZhangSan');
    const between = await story.statusOf(id);
    const last = await story.submit(id, 'LiNa');

    expect(between).toBe('awaiting_feedback');
    expect(last.body.interview.status).toBe('completed');
    expect((await story.actionsOf(id)).slice(-3)).toEqual([
      'submit_feedback',
      'submit_feedback',
      'complete',
    ]);
  });

  it('of all at once completes it once', async () => {
    const { id } = await story.held({ interviewers: ['ZhangSan', 'LiNa', 'ChenJie'] });

    const answers = await Promise.all(
      ['ZhangSan', 'LiNa', 'ChenJie'].map((who) => story.submit(id, who)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const actions = await story.actionsOf(id);
    expect(actions.filter((action) => action === 'complete')).toHaveLength(1);
  });

  it('during the interview waits for its end', async () => {
    const { id } = await story.begun();
    await story.submit(id, 'ZhangSan');
    await story.submit(id, 'LiNa');

    const before = await story.statusOf(id);
    await story.command(id, 'end');

    expect(before).toBe('in_progress');
    expect(await story.statusOf(id)).toBe('completed');
  });

  it('waits neither for who was waived nor for who declined', async () => {
    const { id } = await story.schedule({ interviewers: ['ZhangSan', 'LiNa', 'ChenJie'] });
    const declining = { response: 'declined', reason: 'on a plane' };
    await story.command(id, 'respond', declining, 'ChenJie');
    app.clock.set('2026-11-24T10:05:00Z');
    await story.command(id, 'start');
    await story.command(id, 'end');

    await story.submit(id, 'ZhangSan');
    const between = await story.statusOf(id);
    await story.command(id, 'waive-feedback', { userid: 'LiNa', reason: 'on leave' });

    expect(between).toBe('awaiting_feedback');
    expect(await story.statusOf(id)).toBe('completed');
    const { people } = (await story.read(id, 'WangFang')).body;
    expect(people.map(({ state }) => state)).toEqual(['submitted', 'waived', 'declined']);
  });

  it('is possible once the interview has begun, and once only', async () => {
    const { id } = await story.schedule();

    const early = await story.submit(id, 'LiNa');
    app.clock.set('2026-11-24T10:05:00Z');
    await story.command(id, 'start');
    const first = await story.submit(id, 'LiNa');
    const second = await story.submit(id, 'LiNa', { recommendation: 'strong_no' });

    expect([early, first, second].map(({ status }) => status)).toEqual([409, 200, 409]);
    expect(early.body.code).toBe('illegal_transition');
    expect((await story.read(id, 'LiNa')).body.mine?.submitted?.recommendation).toBe('yes');
  });

  it('twice with one Idempotency-Key is one submission and the same answer', async () => {
    const { id } = await story.held();

    const answers = await Promise.all([1, 2].map(() => story.submit(id, 'LiNa', {}, 'k1')));
    const other = await story.submit(id, 'LiNa', { recommendation: 'no' }, 'k1');

    expect(answers.map(({ status, body }) => [status, body.mine?.submitted?.version])).toEqual([
      [200, 1],
      [200, 1],
    ]);
    expect(other.body.code).toBe('idempotency_conflict');
  });

  it('names every question that is still open', async () => {
    const { id } = await story.held();

    const { status, body } = await story.submit(id, 'LiNa', {
      answers: { problem_solving: 3, evidence: '  ' },
      recommendation: undefined,
    });
    const rest = await story.submit(id, 'LiNa', { answers: { problem_solving: 3 } });

    expect([status, body.errors?.map(({ field }) => field)]).toEqual([400, ['recommendation']]);
    expect(rest.body.errors?.map(({ field, code }) => [field, code])).toEqual([
      ['answers.technical_depth', 'required'],
      ['answers.communication', 'required'],
      ['answers.evidence', 'required'],
    ]);
    expect(await story.statusOf(id)).toBe('awaiting_feedback');
  });
});

describe('amending feedback', () => {
  it('is its author’s within a day; what it said before stays', async () => {
    const { id } = await story.held();
    await story.submit(id, 'LiNa');
    await story.submit(id, 'ZhangSan');

    story.later(24);
    const last = await story.amend(id, 'LiNa', { recommendation: 'no' });
    app.clock.advance(1);
    const late = await story.amend(id, 'LiNa', { version: 2, recommendation: 'strong_no' });

    expect(last.body.mine?.submitted).toMatchObject({
      version: 2,
      recommendation: 'no',
      earlier: [{ version: 1, recommendation: 'yes', answers: wholeAnswers }],
    });
    expect(late.status).toBe(403);
    expect((await story.actionsOf(id)).at(-1)).toBe('amend_feedback');
  });

  it('is later a recruiter’s, with a reason that stays beside it', async () => {
    const { id } = await story.held();
    await story.submit(id, 'LiNa');
    story.later(48);

    const without = await story.amend(id, 'WangFang', { userid: 'lina' });
    const amended = await story.amend(id, 'WangFang', {
      userid: 'lina',
      recommendation: 'no',
      reason: 'mixed up two candidates',
    });

    expect(without.body.errors?.[0]).toMatchObject({ field: 'reason', code: 'required' });
    expect(amended.body.others?.[0]).toMatchObject({
      author: { userid: 'LiNa' },
      recommendation: 'no',
      earlier: [{ reason: 'mixed up two candidates', amendedBy: { userid: 'WangFang' } }],
    });
    const { rows } = await app.context.pool.query(
      'select action, object_id, detail from audit_entry where object_id = $1',
      [id],
    );
    expect(rows).toEqual([
      { action: 'feedback_amended', object_id: id, detail: { author: 'LiNa', version: 2 } },
    ]);
  });

  it('of somebody else is no peer’s, nor a hiring manager’s', async () => {
    await story.grant('LiQiang', 'hiring_manager');
    const { id } = await story.held();
    await story.submit(id, 'LiNa');
    await story.submit(id, 'ZhangSan');
    const change = { userid: 'LiNa', reason: 'x', recommendation: 'no' };

    const answers = [
      await story.amend(id, 'ZhangSan', change),
      await story.amend(id, 'LiQiang', change),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  it('by two at once: one wins, the other is told what it says now', async () => {
    const { id } = await story.held();
    await story.submit(id, 'LiNa');
    const change = { userid: 'LiNa', reason: 'x' };

    const answers = await Promise.all([
      story.amend(id, 'LiNa', { recommendation: 'no' }),
      story.amend(id, 'WangFang', { ...change, recommendation: 'strong_no' }),
    ]);

    const lost = answers.find(({ status }) => status === 409);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(lost?.body.code).toBe('stale_feedback');
  });

  it('finds nothing before there is something', async () => {
    const { id } = await story.held();

    expect((await story.amend(id, 'LiNa', content)).status).toBe(404);
  });
});
