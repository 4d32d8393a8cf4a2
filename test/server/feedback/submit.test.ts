import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';
import { createStory } from './feedback-story.ts';

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
