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

const others = (view: { others: { author: { userid: string } }[] | null }) =>
  view.others?.map(({ author }) => author.userid) ?? null;

describe('others’ feedback', () => {
  it('is hidden from a panel member until their own is in, and open right after', async () => {
    const { id } = await story.held();
    await story.submit(id, 'ZhangSan', { answers: { ...wholeAnswers, evidence: 'SECRET-1' } });

    const before = await story.read(id, 'LiNa');
    const draft = await story.save(id, 'LiNa', { answers: { evidence: 'mine' } });
    const after = await story.submit(id, 'LiNa');

    expect(before.body).toMatchObject({ reading: 'after_own_submit', others: null });
    expect(JSON.stringify([before.body, draft.body])).not.toContain('SECRET-1');
    expect(before.body.people.map(({ userid, state }) => [userid, state])).toEqual([
      ['ZhangSan', 'submitted'],
      ['LiNa', 'awaited'],
    ]);
    expect(after.body.reading).toBe('open');
    expect(others(after.body)).toEqual(['ZhangSan']);
    expect(after.body.others?.[0]?.answers['evidence']).toBe('SECRET-1');
  });

  it('stays hidden from shadows and observers too, who write if they like', async () => {
    const { id } = await story.held({ shadows: ['ChenJie'], observers: ['Camille'] });
    await story.submit(id, 'ZhangSan');

    const shadow = await story.read(id, 'ChenJie');
    const written = await story.submit(id, 'Camille');

    expect(shadow.body).toMatchObject({ others: null, mine: { awaited: false, canSubmit: true } });
    expect(others(written.body)).toEqual(['ZhangSan']);
    expect(await story.statusOf(id)).toBe('awaiting_feedback');
  });

  it('is read by recruiter and lead as it comes, by a hiring manager once it is complete', async () => {
    await story.grant('LiQiang', 'hiring_manager');
    await story.grant('OliverSmith', 'recruiter_lead', 'job:前端工程师');
    const { id } = await story.held();
    await story.submit(id, 'ZhangSan');

    const early = await Promise.all(
      ['WangFang', 'OliverSmith', 'LiQiang'].map((who) => story.read(id, who)),
    );
    await story.submit(id, 'LiNa');
    const late = await story.read(id, 'LiQiang');

    expect(early.map(({ body }) => others(body))).toEqual([['ZhangSan'], ['ZhangSan'], null]);
    expect(early[2]?.body.reading).toBe('after_completed');
    expect(others(late.body)).toEqual(['ZhangSan', 'LiNa']);
  });

  it('is hidden from a recruiter who interviews here and has not submitted', async () => {
    const { id } = await story.held({ interviewers: ['ZhangSan', 'WangFang'] });
    await story.submit(id, 'ZhangSan', { answers: { ...wholeAnswers, evidence: 'SECRET-2' } });
    const recruiter = await story.as('WangFang');

    const view = await story.read(id, 'WangFang');
    const report = await recruiter.get(`/api/interviews/${id}/report`);
    const amended = await story.amend(id, 'WangFang', { userid: 'ZhangSan', reason: 'x' });
    const history = await recruiter.get(`/api/interviews/${id}/history`);

    expect(view.body.others).toBeNull();
    expect([report.status, amended.status]).toEqual([403, 403]);
    expect(history.text()).not.toContain('SECRET-2');
  });

  it('is not judged by a recruiter who could read it before', async () => {
    const { id } = await story.held({ interviewers: ['ZhangSan', 'WangFang', 'LiNa'] });
    await story.submit(id, 'ZhangSan');
    await story.command(id, 'waive-feedback', { userid: 'WangFang', reason: 'busy' });

    const view = await story.read(id, 'WangFang');
    const late = await story.submit(id, 'WangFang');

    expect(others(view.body)).toEqual(['ZhangSan']);
    expect(view.body.mine).toMatchObject({ canWrite: false, canSubmit: false });
    expect(late.status).toBe(403);
  });

  it('opens to nobody by a waiver: who was waived may still submit, and then reads', async () => {
    const { id } = await story.held();
    await story.submit(id, 'ZhangSan');
    await story.command(id, 'waive-feedback', { userid: 'LiNa', reason: 'on leave' });

    const waived = await story.read(id, 'LiNa');
    const late = await story.submit(id, 'LiNa');

    expect(waived.body).toMatchObject({ others: null, mine: { waived: true, canSubmit: true } });
    expect(others(late.body)).toEqual(['ZhangSan']);
  });

  it('and the interview itself do not exist for whoever is no part of it', async () => {
    await story.grant('Camille', 'hiring_manager', 'job:设计师');
    const { id } = await story.held();
    await story.submit(id, 'ZhangSan');

    for (const stranger of ['ChenJie', 'Camille']) {
      const browser = await story.as(stranger);
      const answers = [
        await story.read(id, stranger),
        await story.save(id, stranger, {}),
        await story.submit(id, stranger),
        await story.amend(id, stranger),
        await story.amend(id, stranger, { userid: 'ZhangSan', reason: 'x' }),
        await browser.get(`/api/interviews/${id}/report`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    }
  });

  it('is never an administrator’s or an auditor’s by that role', async () => {
    await story.grant('ChenJie', 'auditor');
    const { id } = await story.held();
    await story.submit(id, 'ZhangSan', { answers: { ...wholeAnswers, evidence: 'SECRET-3' } });
    await story.submit(id, 'LiNa');

    const auditor = await story.as('ChenJie');
    const answers = [
      await story.read(id, 'ChenJie'),
      await auditor.get(`/api/interviews/${id}/report`),
      await story.submit(id, 'ChenJie'),
      await story.amend(id, 'ChenJie', { userid: 'ZhangSan', reason: 'x' }),
    ];
    const history = await auditor.get(`/api/interviews/${id}/history`);

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(history.text()).not.toContain('SECRET-3');
    await app.context.pool.query(`delete from member_role where role = 'auditor'`);
  });

  it('of one interview is out of reach by the id of another', async () => {
    const { id } = await story.held();
    await story.submit(id, 'ZhangSan');
    app.clock.set(testStart);
    const { id: other } = await story.schedule({
      interviewers: ['ChenJie'],
      startsAt: '2026-11-26T07:00:00Z',
    });

    const answers = [
      await story.read(other, 'ZhangSan'),
      await story.save(other, 'ZhangSan', content),
      await story.amend(id, 'ChenJie'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});
