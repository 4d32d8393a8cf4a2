import { ref, shallowRef } from 'vue';
import type { FeedbackView, SavedDraft } from '#shared/feedback.ts';
import { toApiError, type ApiError } from '../api/api-error.ts';
import { longestMs, passes, pauseMs, retryAfter } from './autosave-rules.ts';
import type { AutosaveDeps, SaveState, Stored } from './autosave-rules.ts';
import { blankFeedback, draftText } from './feedback-copy.ts';

/** Keeps the server's draft up with what is typed, one request at a time. */
export function createAutosave(deps: AutosaveDeps) {
  const state = ref<SaveState>('saved');
  const savedAt = ref<string | null>(null);
  const error = shallowRef<ApiError | null>(null);
  /** What another tab or device has saved meanwhile. */
  const other = shallowRef<Stored | null>(null);

  let version = 0;
  /** What the server has, as text. */
  let known = draftText(blankFeedback());
  /** What this tab has sent lately: met again as a conflict, it is none. */
  let sent: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  let failures = 0;
  let running: Promise<void> | null = null;
  let stopped = false;

  const isDirty = () => draftText(deps.read()) !== known;
  const remember = () => deps.remember({ draftVersion: version, sent: sent.at(-1) ?? known });

  function start(stored: Stored, at: string | null): void {
    clearTimeout(timer);
    version = stored.draftVersion;
    known = draftText(stored.draft);
    sent = [];
    failures = 0;
    savedAt.value = at;
    other.value = null;
    error.value = null;
    state.value = 'saved';
  }

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  function changed(): void {
    if (!isDirty() && !running && state.value !== 'conflict') return settle();
    remember();
    // A retry is planned already.
    if (state.value === 'conflict' || state.value === 'offline') return;
    if (state.value === 'saved' || state.value === 'refused') {
      state.value = 'waiting';
      waitingSince = Date.now();
    }
    if (!running) schedule(Math.max(0, Math.min(pauseMs, waitingSince + longestMs - Date.now())));
  }

  function settle(): void {
    if (stopped) return;
    if (isDirty()) {
      remember();
      state.value = 'waiting';
      waitingSince = Date.now();
      return schedule(pauseMs);
    }
    clearTimeout(timer);
    deps.forget();
    state.value = 'saved';
  }

  function save(): Promise<void> {
    clearTimeout(timer);
    running ??= attempt().finally(() => (running = null));
    return running;
  }

  async function attempt(): Promise<void> {
    if (!isDirty() || state.value === 'conflict') return;
    const draft = deps.read();
    const text = draftText(draft);
    note(text);
    state.value = 'saving';
    try {
      accept(await deps.send(draft, version), text);
    } catch (reason) {
      return failed(toApiError(reason));
    }
    settle();
  }

  function note(text: string): void {
    sent = [...sent.slice(-4), text];
    remember();
  }

  function accept(saved: SavedDraft, text: string): void {
    failures = 0;
    error.value = null;
    if (saved.draftVersion <= version) return;
    version = saved.draftVersion;
    known = text;
    savedAt.value = saved.draftSavedAt;
  }

  function failed(reason: ApiError): void {
    if (stopped) return;
    if (reason.code === 'stale_feedback') return met(reason.current as FeedbackView | undefined);
    error.value = reason;
    state.value = passes(reason) ? 'offline' : 'refused';
    if (passes(reason)) schedule(retryAfter(failures++));
  }

  function met(view: FeedbackView | undefined): void {
    const mine = view?.mine;
    if (!view || !mine) return;
    if (mine.submitted) return deps.onSubmitted(view);
    const stored = { draft: mine.draft ?? blankFeedback(), draftVersion: mine.draftVersion };
    if (!sent.includes(draftText(stored.draft))) return conflict(stored);
    version = stored.draftVersion;
    known = draftText(stored.draft);
    settle();
  }

  /** Two texts: only the author knows which is right. */
  function conflict(stored: Stored): void {
    clearTimeout(timer);
    other.value = stored;
    state.value = 'conflict';
    remember();
  }

  /** Goes on from the other draft: with its text, or over it with what stands here. */
  function resolve(): Stored | null {
    const stored = other.value;
    if (stored) start(stored, savedAt.value);
    return stored;
  }

  /** The page goes away: whatever is not sent is sent now, even behind a request on its way. */
  function leave(): void {
    const draft = deps.read();
    const text = draftText(draft);
    if (state.value === 'conflict' || !isDirty() || text === (running && sent.at(-1))) return;
    if (!running) return void save();
    note(text);
    deps.send(draft, version + 1).then(
      (saved) => accept(saved, text),
      () => undefined,
    );
  }

  return {
    state,
    savedAt,
    error,
    other,
    start,
    changed,
    save,
    leave,
    conflict,
    resolve,
    failed,
    isDirty,
    version: () => version,
    /** Nothing is sent or remembered after this. */
    stop(): void {
      stopped = true;
      clearTimeout(timer);
    },
    /** No request is on its way and none is planned. */
    async quiet(): Promise<void> {
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
