import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FeedbackReport } from '../../../shared/feedback.ts';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { ScorecardVersion } from '../../../shared/scorecard.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';
import { createStory } from './feedback-story.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof createStory>>;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  story = await createStory(app);
  await story.grant('LiQiang', 'hiring_manager');
  await story.grant('OliverSmith', 'recruiter_lead');
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  await app.context.pool.query('delete from interview');
});

async function report(id: string, userid: string) {
  const answer = await (await story.as(userid)).get(`/api/interviews/${id}/report`);
  return { status: answer.status, body: answer.json<FeedbackReport & Problem>() };
}

async function makeScorecard(userid: string, input: object) {
  const answer = await (await story.as(userid)).post('/api/scorecards', input);
  return { status: answer.status, body: answer.json<ScorecardVersion & Problem>() };
}

async function listScorecards(userid: string) {
  const answer = await (await story.as(userid)).get('/api/scorecards');
  return { status: answer.status, items: answer.json<{ items: ScorecardVersion[] }>().items };
}

const goScorecard = {
  name: 'Go 后端',
  questions: [
    { key: 'concurrency', kind: 'rating', label: 'Concurrency', required: true },
    { key: 'notes', kind: 'text', label: { 'zh-CN': '备注', en: 'Notes', fr: 'Notes' } },
  ],
};

describe('the report', () => {
  it('is the recruiters’ at any time, the hiring manager’s once complete, no interviewer’s', async () => {
    const { id } = await story.held();
    await story.submit(id, 'ZhangSan');
    const roles = ['WangFang', 'OliverSmith', 'LiQiang', 'ZhangSan'];
    const statuses = () =>
      Promise.all(roles.map(async (userid) => (await report(id, userid)).status));

    const early = await statuses();
    await story.submit(id, 'LiNa', { recommendation: 'strong_no' });

    expect(early).toEqual([200, 200, 403, 403]);
    expect(await statuses()).toEqual([200, 200, 200, 403]);
  });

  it('holds all feedback, whose is missing, and the decision with who made it', async () => {
    const { id } = await story.held({ interviewers: ['ZhangSan', 'LiNa', 'ChenJie'] });
    await story.submit(id, 'ZhangSan');
    await story.submit(id, 'LiNa', { recommendation: 'strong_no' });
    const early = await report(id, 'WangFang');
    await story.command(id, 'waive-feedback', { userid: 'ChenJie', reason: 'on leave' });
    await story.command(id, 'decide', { decision: 'advance', note: 'to round 3' }, 'LiQiang');

    const late = await report(id, 'LiQiang');

    expect(early.body).toMatchObject({ whole: false, decision: null });
    expect(late.body).toMatchObject({
      whole: true,
      interview: { id, candidateName: '周雨桐', status: 'completed' },
      feedback: [
        { author: { userid: 'ZhangSan' }, recommendation: 'yes' },
        { author: { userid: 'LiNa' }, recommendation: 'strong_no' },
      ],
      people: [{ state: 'submitted' }, { state: 'submitted' }, { state: 'waived' }],
      scorecards: [{ id: null, version: 1 }],
      decision: { decision: 'advance', by: { userid: 'LiQiang' }, note: 'to round 3' },
    });
  });
});

describe('a scorecard', () => {
  it('is made by a lead recruiter, chosen by recruiters, and nobody else’s business', async () => {
    const made = await makeScorecard('OliverSmith', goScorecard);
    const refused = await Promise.all(
      ['WangFang', 'LiQiang', 'ZhangSan'].map((userid) => makeScorecard(userid, goScorecard)),
    );

    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Go 后端', version: 1, createdBy: { userid: 'OliverSmith' } },
    });
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await listScorecards('WangFang')).items.map(({ id }) => id)).toEqual([
      null,
      made.body.id,
    ]);
    expect((await listScorecards('ZhangSan')).status).toBe(403);
  });

  it('gets a next version under its name, and the old one never changes', async () => {
    const first = await makeScorecard('OliverSmith', { ...goScorecard, name: 'A' });
    const second = await makeScorecard('OliverSmith', { ...goScorecard, name: 'A' });

    const listed = (await listScorecards('WangFang')).items.filter(({ name }) => name === 'A');
    const change = app.context.pool.query(`update scorecard_version set content = '{}'`);

    expect([first.body.version, second.body.version]).toEqual([1, 2]);
    expect(listed.map(({ id }) => id)).toEqual([second.body.id]);
    await expect(change).rejects.toThrow('never changes');
  });

  it('of six leads at once has six versions', async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, () => makeScorecard('OliverSmith', { ...goScorecard, name: 'B' })),
    );

    expect(made.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is refused by field when its questions do not hold together', async () => {
    const question = { key: 'a', kind: 'rating', label: 'A' };
    const faults = async (questions: unknown[]) => {
      const { status, body } = await makeScorecard('OliverSmith', { name: 'C', questions });
      return [status, body.errors?.[0]?.field];
    };

    expect(await faults([])).toEqual([400, 'questions']);
    expect(await faults([question, question])).toEqual([400, 'questions']);
    expect(await faults([{ ...question, key: 'Not a key' }])).toEqual([400, 'questions.0.key']);
    expect(
      await faults([{ ...question, kind: 'choice', options: [{ key: 'x', label: 'X' }] }]),
    ).toEqual([400, 'questions.0.options']);
  });

  it('chosen for an interview is what its feedback is written on, and stays so', async () => {
    const first = (await makeScorecard('OliverSmith', { ...goScorecard, name: 'D' })).body;
    const other = (await makeScorecard('OliverSmith', { ...goScorecard, name: 'D' })).body;
    const { id } = await story.schedule({ scorecardVersionId: first.id });

    const form = (await story.read(id, 'LiNa')).body.scorecard;
    const shown = async () =>
      (await (await story.as('WangFang')).get(`/api/interviews/${id}`)).json<InterviewDetail>();
    const before = (await shown()).scorecard;
    await story.save(id, 'LiNa', { answers: { concurrency: 4 } });
    const change = story.command(id, 'edit', { scorecardVersionId: other.id });

    expect(before).toEqual({ id: first.id, name: 'D', version: 1, begun: false });
    expect((await shown()).scorecard.begun).toBe(true);
    expect(form).toMatchObject({
      id: first.id,
      questions: [{ key: 'concurrency' }, { key: 'notes' }],
    });
    await expect(change).rejects.toThrow('illegal_transition');
    app.clock.set('2026-11-24T10:05:00Z');
    await story.command(id, 'start');
    const submitted = await story.submit(id, 'LiNa', { answers: { concurrency: 5 } });
    expect(submitted.body.mine?.submitted).toMatchObject({ scorecardId: first.id });
    expect(submitted.body.scorecards.map((one) => one.id)).toEqual([first.id]);
  });

  it('may be chosen again until somebody writes on it; one that is none is refused', async () => {
    const made = (await makeScorecard('OliverSmith', { ...goScorecard, name: 'E' })).body;
    const { id } = await story.schedule();

    await story.command(id, 'edit', { scorecardVersionId: made.id });
    const chosen = (await story.read(id, 'LiNa')).body.scorecard.id;
    await story.command(id, 'edit', { scorecardVersionId: null });

    expect(chosen).toBe(made.id);
    expect((await story.read(id, 'LiNa')).body.scorecard.id).toBeNull();
    await expect(story.schedule({ scorecardVersionId: 999_999 })).rejects.toThrow(
      'scorecardVersionId',
    );
  });
});
