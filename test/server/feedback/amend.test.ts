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
