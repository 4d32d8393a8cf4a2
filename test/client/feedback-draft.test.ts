// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveDraft } from '../../client/api/feedback.ts';
import { useFeedbackDraft } from '../../client/stores/feedback-draft.ts';
import { aView, fault } from './a-feedback.ts';

vi.mock('../../client/api/feedback.ts', () => ({ saveDraft: vi.fn(), submitFeedback: vi.fn() }));

const sent = vi.mocked(saveDraft);

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
