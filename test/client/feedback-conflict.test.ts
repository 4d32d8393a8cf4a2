// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveDraft, submitFeedback } from '../../client/api/feedback.ts';
import { useFeedbackDraft } from '../../client/stores/feedback-draft.ts';
import { useFeedback } from '../../client/stores/feedback.ts';
import { aView, fault, inIt } from './a-feedback.ts';

vi.mock('../../client/api/feedback.ts', () => ({ saveDraft: vi.fn(), submitFeedback: vi.fn() }));

const sent = vi.mocked(saveDraft);
const submitted = vi.mocked(submitFeedback);

/** The server as it should be: every save that has seen the last one is the next. */
function serve(version = 0) {
  sent.mockImplementation((_id, body) => {
    if (body.draftVersion !== version) throw new Error('a save from behind');
    version += 1;
    return Promise.resolve({ draftVersion: version, draftSavedAt: '2026-11-24T09:01:00Z' });
  });
}

/** A page just opened in this tab. */
function open(view = aView()) {
  setActivePinia(createPinia());
  const draft = useFeedbackDraft();
  draft.open(view);
  return draft;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  sent.mockReset();
  submitted.mockReset();
});
afterEach(() => vi.useRealTimers());

describe('a draft changed elsewhere', () => {
  const other = { answers: { evidence: 'the other tab' }, recommendation: null };
  const stored = () => aView({ draft: other, draftVersion: 5 });

  async function conflict() {
    sent.mockRejectedValueOnce(fault('stale_feedback', stored()));
    const draft = open();
    draft.answer('evidence', 'this tab');
    await pass(1_000);
    return draft;
  }

  it('asks its author and overwrites nothing', async () => {
    const draft = await conflict();
    draft.answer('evidence', 'this tab, more');
    await pass(60_000);

    expect(draft.save).toMatchObject({ state: 'conflict', otherCount: 1 });
    expect(sent.mock.calls.length).toBe(1);
    expect(await draft.submit()).toBe(false);
  });

  it('goes on from what stands here, over the other', async () => {
    const draft = await conflict();
    serve(5);

    draft.resolve('mine');
    await pass(1_000);

    expect(sent.mock.lastCall?.[1]).toMatchObject({
      answers: { evidence: 'this tab' },
      draftVersion: 5,
    });
    expect(draft.save.state).toBe('saved');
  });

  it('goes on from the other', async () => {
    const draft = await conflict();

    draft.resolve('other');

    expect(draft.fields.answers).toEqual(other.answers);
    expect(draft.save.state).toBe('saved');
    expect(sessionStorage.getItem('feedback.i1')).toBeNull();
  });

  it('by an earlier save of this tab whose answer was lost is no conflict', async () => {
    sent.mockRejectedValueOnce(fault('network'));
    const arrived = { answers: { evidence: 'arrived' }, recommendation: null };
    const draft = open();
    draft.answer('evidence', 'arrived');
    await pass(1_000);
    sent.mockRejectedValueOnce(fault('stale_feedback', aView({ draft: arrived, draftVersion: 1 })));
    draft.answer('evidence', 'arrived, and more');
    await pass(5_000);

    serve(1);
    await pass(1_000);

    expect(draft.save.state).toBe('saved');
    expect(sent.mock.lastCall?.[1]).toMatchObject({
      answers: { evidence: 'arrived, and more' },
      draftVersion: 1,
    });
  });

  it('is taken over when the page is looked at again and nothing is unsaved here', () => {
    const draft = open();

    draft.open(stored());

    expect(draft.fields.answers).toEqual(other.answers);
  });

  it('never replaces what is being typed here', () => {
    const draft = open();
    draft.answer('evidence', 'mine');

    draft.open(stored());

    expect(draft.fields.answers).toEqual({ evidence: 'mine' });
  });

  it('and submitted there, ends here', async () => {
    sent.mockRejectedValueOnce(fault('stale_feedback', inIt()));
    const draft = open();
    draft.answer('evidence', 'x');
    await pass(1_000);

    expect(useFeedback().view?.mine?.submitted?.version).toBe(1);
    expect(sessionStorage.getItem('feedback.i1')).toBeNull();
  });
});

describe('submitting', () => {
  const answers = { problem_solving: 4, technical_depth: 3, communication: 5, evidence: 'x' };

  it('names what is missing and asks nobody', async () => {
    const draft = open();
    draft.answer('problem_solving', 3);

    expect(await draft.submit()).toBe(false);

    expect(draft.missing).toEqual([
      'technical_depth',
      'communication',
      'evidence',
      'recommendation',
    ]);
    expect(submitted).not.toHaveBeenCalled();
  });

  it('follows the last save, and shows what came of it', async () => {
    serve();
    submitted.mockResolvedValue(inIt());
    const draft = open();
    for (const [key, value] of Object.entries(answers)) draft.answer(key, value);
    await pass(1_000);
    draft.recommend('yes');

    expect(await draft.submit()).toBe(true);

    expect(submitted.mock.lastCall?.[1]).toEqual({
      answers,
      recommendation: 'yes',
      draftVersion: 1,
    });
    expect(useFeedback().view?.mine?.submitted).not.toBeNull();
    await pass(10_000);
    expect(sent.mock.calls.length).toBe(1);
  });

  it('again after a lost answer sends the same with the same key', async () => {
    submitted.mockRejectedValueOnce(fault('network'));
    submitted.mockResolvedValueOnce(inIt());
    sent.mockRejectedValue(fault('network'));
    const draft = open(aView({ draft: { answers, recommendation: 'yes' }, draftVersion: 3 }));

    expect(await draft.submit()).toBe(false);
    expect(draft.request.error?.code).toBe('network');
    expect(await draft.submit()).toBe(true);

    const [first, second] = submitted.mock.calls;
    expect(first).toEqual(second);
  });
});
