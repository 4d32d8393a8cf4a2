import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';
import { createStory, wholeAnswers } from './feedback-story.ts';

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

describe('a draft', () => {
  it('is kept as it is typed, from the day the interview is agreed, for its author alone', async () => {
    const { id } = await story.schedule();

    const first = await story.save(id, 'LiNa', { answers: { evidence: ' asks well ' } });
    const second = await story.save(id, 'LiNa', {
      draftVersion: 1,
      answers: { evidence: 'asks well', problem_solving: 4 },
      recommendation: 'yes',
    });
    const mine = await story.read(id, 'LiNa');
    const theirs = await story.read(id, 'ZhangSan');
    const recruiters = await story.read(id, 'WangFang');

    expect([first.body.draftVersion, second.body.draftVersion]).toEqual([1, 2]);
    expect(mine.body.mine).toMatchObject({
      draft: { answers: { problem_solving: 4, evidence: 'asks well' }, recommendation: 'yes' },
      draftVersion: 2,
      canWrite: true,
      canSubmit: false,
    });
    expect(theirs.body.mine?.draft).toBeNull();
    expect(JSON.stringify([theirs.body, recruiters.body])).not.toContain('asks well');
  });

  it('of two tabs: the later is told what the other has saved, and loses neither', async () => {
    const { id } = await story.held();
    await story.save(id, 'LiNa', { answers: { evidence: 'tab one' } });

    const late = await story.save(id, 'LiNa', { answers: { evidence: 'tab two' } });
    const submitted = await story.submit(id, 'LiNa', { draftVersion: 0 });
    const after = await story.save(id, 'LiNa', {
      draftVersion: late.body.current.mine?.draftVersion,
      answers: { evidence: 'tab two' },
    });

    expect(late).toMatchObject({ status: 409, body: { code: 'stale_feedback' } });
    expect(late.body.current.mine).toMatchObject({
      draft: { answers: { evidence: 'tab one' } },
      draftVersion: 1,
    });
    expect(submitted).toMatchObject({ status: 409, body: { code: 'stale_feedback' } });
    expect(after).toMatchObject({ status: 200, body: { draftVersion: 2 } });
  });

  it('saved six times at once grows by one', async () => {
    const { id } = await story.held();
    const save = (n: number) => story.save(id, 'LiNa', { answers: { evidence: `text ${n}` } });

    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => save(n)));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
  });

  it('ends with the submission: a tab that still saves hears that it is in', async () => {
    const { id } = await story.held();
    await story.save(id, 'LiNa', { answers: { evidence: 'x' } });
    await story.submit(id, 'LiNa', { draftVersion: 1 });

    const late = await story.save(id, 'LiNa', { draftVersion: 2 });

    expect(late.status).toBe(409);
    expect(late.body.current.mine).toMatchObject({
      draft: null,
      submitted: { answers: wholeAnswers, version: 1 },
    });
  });

  it('is refused by field when it does not fit the scorecard', async () => {
    const { id } = await story.schedule();
    const fields = async (draft: object) => {
      const { status, body } = await story.save(id, 'LiNa', draft);
      return [status, body.errors?.map(({ field, code }) => [field, code])];
    };

    expect(
      await fields({ answers: { unknown: 'x', problem_solving: 'good', level: 'god' } }),
    ).toEqual([
      400,
      [
        ['answers.unknown', 'invalid'],
        ['answers.problem_solving', 'invalid'],
        ['answers.level', 'invalid'],
      ],
    ]);
    expect(await fields({ answers: { problem_solving: 6 } })).toEqual([
      400,
      [['answers.problem_solving', 'invalid']],
    ]);
    expect(await fields({ answers: { evidence: 'x'.repeat(4001) } })).toEqual([
      400,
      [['answers.evidence', 'too_long']],
    ]);
  });

  it('is not written about an interview that was cancelled, nor by who does not sit in it', async () => {
    const { id } = await story.schedule();
    await story.command(id, 'cancel', { reason: 'position closed' });

    const cancelled = await story.save(id, 'LiNa', {});
    const recruiter = await story.save(id, 'WangFang', {});

    expect(cancelled).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
    expect(recruiter.status).toBe(403);
  });

  it('of somebody who was replaced is out of their reach', async () => {
    const { id } = await story.schedule();
    await story.save(id, 'LiNa', { answers: { evidence: 'x' } });
    await story.command(id, 'replace', { from: 'LiNa', to: 'ChenJie' });

    expect((await story.read(id, 'LiNa')).status).toBe(404);
    expect((await story.read(id, 'ChenJie')).body.mine).toMatchObject({
      draft: null,
      draftVersion: 0,
    });
  });
});
