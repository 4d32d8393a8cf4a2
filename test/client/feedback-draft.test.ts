// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../client/api/api-error.ts';
import { saveDraft, submitFeedback } from '../../client/api/feedback.ts';
import { useFeedbackDraft } from '../../client/stores/feedback-draft.ts';
import { useFeedback } from '../../client/stores/feedback.ts';
import { builtinScorecard } from '../../shared/builtin-scorecard.ts';
import type { FeedbackView, MyFeedback } from '../../shared/feedback.ts';
import type { ProblemCode } from '../../shared/problem.ts';

vi.mock('../../client/api/feedback.ts');

const sent = vi.mocked(saveDraft);
const submitted = vi.mocked(submitFeedback);

function aView(mine: Partial<MyFeedback> = {}, id = 'i1'): FeedbackView {
  return {
    interview: {
      id,
      status: 'awaiting_feedback',
      jobTitle: '前端工程师',
      round: 1,
      candidateName: '周雨桐',
    },
    scorecard: builtinScorecard,
    mine: {
      userid: 'LiNa',
      seat: 'panel',
      awaited: true,
      waived: false,
      draft: null,
      draftVersion: 0,
      draftSavedAt: null,
      submitted: null,
      amendableUntil: null,
      canWrite: true,
      canSubmit: true,
      ...mine,
    },
    people: [],
    reading: 'after_own_submit',
    others: null,
    scorecards: [],
    canAmendOthers: false,
    canReport: false,
    now: '2026-11-24T09:00:00Z',
  };
}

function inIt(): FeedbackView {
  const content = { answers: {}, recommendation: 'yes' as const };
  const author = { userid: 'LiNa', name: '李娜' };
  const more = { seat: 'panel' as const, scorecardId: null, version: 1, earlier: [] };
  return aView({
    canWrite: false,
    submitted: { ...content, ...more, author, submittedAt: '2026-11-24T09:00:00Z' },
  });
}

function fault(code: ProblemCode | 'network', current?: FeedbackView): ApiError {
  const status = code === 'not_signed_in' ? 401 : 409;
  return code === 'network'
    ? new ApiError('network', 'away')
    : new ApiError(code, 'why', {
        type: '',
        title: '',
        status,
        code,
        detail: '',
        requestId: 'r',
        current,
      });
}

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

const evidence = (call: number) => sent.mock.calls[call]?.[1].answers['evidence'];
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  sent.mockReset();
  submitted.mockReset();
});
afterEach(() => vi.useRealTimers());

describe('a draft being typed', () => {
  it('is saved a second after the last key, and not before', async () => {
    serve();
    const draft = open();

    for (const text of ['a', 'as', 'ask']) {
      draft.answer('evidence', text);
      await pass(400);
    }
    expect([sent.mock.calls.length, draft.save.state]).toEqual([0, 'waiting']);
    await pass(1_000);

    expect(sent.mock.calls).toEqual([
      ['i1', { answers: { evidence: 'ask' }, recommendation: null, draftVersion: 0 }],
    ]);
    expect(draft.save.state).toBe('saved');
  });

  it('is saved every five seconds while somebody types on and on', async () => {
    serve();
    const draft = open();

    for (let n = 0; n < 14; n++) {
      draft.answer('evidence', 'x'.repeat(n + 1));
      await pass(500);
    }

    expect(sent.mock.calls.length).toBe(1);
  });

  it('sends one request at a time, and what was typed meanwhile next', async () => {
    let finish: (saved: { draftVersion: number; draftSavedAt: string }) => void = () => undefined;
    sent.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve)));
    const draft = open();
    draft.answer('evidence', 'first');
    await pass(1_000);
    draft.answer('evidence', 'second');
    await pass(10_000);
    expect(sent.mock.calls.length).toBe(1);

    serve(1);
    finish({ draftVersion: 1, draftSavedAt: '' });
    await pass(1_000);

    expect(sent.mock.calls[1]?.[1]).toMatchObject({
      answers: { evidence: 'second' },
      draftVersion: 1,
    });
  });

  it('keeps in the tab only what is not saved, and nothing after', async () => {
    serve();
    const draft = open();
    draft.answer('evidence', 'not yet saved');
    const before = sessionStorage.getItem('feedback.i1');
    await pass(1_000);

    expect(before).toContain('not yet saved');
    expect(sessionStorage.getItem('feedback.i1')).toBeNull();
  });
});

describe('a page that goes away', () => {
  it('sends at once what waits', () => {
    serve();
    const draft = open();
    draft.answer('evidence', 'last words');

    draft.leave();

    expect(evidence(0)).toBe('last words');
  });

  it('sends behind a request on its way what that one does not hold', async () => {
    sent.mockImplementation((_id, { draftVersion }) =>
      Promise.resolve({ draftVersion: draftVersion + 1, draftSavedAt: '' }),
    );
    sent.mockImplementationOnce(() => new Promise(() => undefined));
    const draft = open();
    draft.answer('evidence', 'first');
    await pass(1_000);
    draft.answer('evidence', 'second');

    draft.leave();
    draft.leave();

    expect(sent.mock.calls.length).toBe(2);
    expect(sent.mock.calls[1]?.[1]).toMatchObject({ draftVersion: 1 });
    expect(evidence(1)).toBe('second');
  });

  it('has everything again after a trip to sign in, and saves it', async () => {
    sent.mockRejectedValueOnce(fault('not_signed_in'));
    open().answer('evidence', 'typed while signed out');
    await pass(1_000);

    serve();
    const after = open();
    await pass(1_000);

    expect(after.restored).toBe(true);
    expect(after.fields.answers).toEqual({ evidence: 'typed while signed out' });
    expect(evidence(sent.mock.calls.length - 1)).toBe('typed while signed out');
  });

  it('gives nothing of one member to another in the same tab', () => {
    sent.mockRejectedValue(fault('network'));
    open().answer('evidence', 'private');

    const other = open(aView({ userid: 'ZhangSan' }));

    expect(other.fields.answers).toEqual({});
    expect(sessionStorage.getItem('feedback.i1')).toBeNull();
  });
});

describe('a server that cannot be reached', () => {
  it('is asked again, less and less often, and as soon as the network is back', async () => {
    sent.mockRejectedValue(fault('network'));
    const draft = open();
    draft.answer('evidence', 'x');
    await pass(1_000);
    expect(draft.save.state).toBe('offline');
    await pass(5_000 + 10_000);
    expect(sent.mock.calls.length).toBe(3);

    serve();
    await pass(30_000);

    expect(draft.save.state).toBe('saved');
  });

  it('that refuses is not asked again before something changes', async () => {
    sent.mockRejectedValueOnce(fault('illegal_transition'));
    const draft = open();
    draft.answer('evidence', 'x');
    await pass(120_000);
    expect([sent.mock.calls.length, draft.save.state]).toEqual([1, 'refused']);

    serve();
    draft.answer('evidence', 'xy');
    await pass(1_000);

    expect(draft.save.state).toBe('saved');
  });
});

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
