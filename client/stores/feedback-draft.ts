import { defineStore } from 'pinia';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import type { FeedbackDraft, FeedbackView, MyFeedback, Recommendation } from '#shared/feedback.ts';
import { missingAnswers, type Question } from '#shared/scorecard.ts';
import { saveDraft, submitFeedback } from '../api/feedback.ts';
import { createAutosave } from './autosave.ts';
import { useConnection } from './connection.ts';
import { blankFeedback, draftText, forgetCopy, rememberCopy, takeCopy } from './feedback-copy.ts';
import { useFeedback } from './feedback.ts';
import { createRequest } from './request.ts';
import { createSubmissionKeys } from './submission-key.ts';

interface Writing {
  id: string;
  userid: string;
  autosave: ReturnType<typeof createAutosave>;
}

/** What the reader is writing about a candidate; saved on the server while it is typed. */
export const useFeedbackDraft = defineStore('feedback-draft', () => {
  const feedback = useFeedback();
  const connection = useConnection();
  const request = createRequest();
  const keys = createSubmissionKeys('feedback');
  const fields = reactive<FeedbackDraft>(blankFeedback());
  const questions = ref<readonly Question[]>([]);
  /** Required, and asked for by pressing the button. */
  const missing = ref<string[]>([]);
  /** What only this tab had is back on the screen. */
  const restored = ref(false);
  const writing = shallowRef<Writing | null>(null);
  let adopting = false;

  watch(fields, () => !adopting && writing.value?.autosave.changed(), {
    deep: true,
    flush: 'sync',
  });
  watch(
    () => connection.online,
    (online) => {
      const autosave = writing.value?.autosave;
      if (online && autosave?.state.value === 'offline') void autosave.save();
    },
  );

  function begin(id: string, userid: string): Writing {
    const autosave = createAutosave({
      read: () => JSON.parse(JSON.stringify(fields)) as FeedbackDraft,
      send: (draft, draftVersion) => saveDraft(id, { ...draft, draftVersion }),
      remember: (at) => rememberCopy(id, { ...at, userid, draft: { ...fields } }),
      forget: () => forgetCopy(id),
      onSubmitted: leaveWith,
    });
    return { id, userid, autosave };
  }

  function show(draft: FeedbackDraft): void {
    adopting = true;
    const known = new Set(questions.value.map(({ key }) => key));
    const kept = Object.entries(draft.answers).filter(([key]) => known.has(key));
    fields.answers = Object.fromEntries(kept);
    fields.recommendation = draft.recommendation;
    adopting = false;
  }

  /** Takes over what the server has, and then what this tab had typed and not yet sent. */
  function open(view: FeedbackView): void {
    const { mine } = view;
    if (!mine?.canWrite) return close();
    const here = writing.value;
    if (here?.id === view.interview.id) return refresh(here, mine);
    close();
    questions.value = view.scorecard.questions;
    missing.value = [];
    request.state.error = null;
    const fresh = begin(view.interview.id, mine.userid);
    adopt(fresh, mine);
    restore(fresh, mine);
    writing.value = fresh;
  }

  function adopt({ autosave }: Writing, mine: MyFeedback): void {
    const draft = mine.draft ?? blankFeedback();
    autosave.start({ draft, draftVersion: mine.draftVersion }, mine.draftSavedAt);
    show(draft);
  }

  function restore({ id, autosave }: Writing, mine: MyFeedback): void {
    const copy = takeCopy(id, mine.userid);
    const stored = mine.draft ?? blankFeedback();
    restored.value = copy !== null && draftText(copy.draft) !== draftText(stored);
    if (!copy || !restored.value) return forgetCopy(id);
    show(copy.draft);
    const follows = copy.draftVersion === mine.draftVersion || copy.sent === draftText(stored);
    if (follows) autosave.changed();
    else autosave.conflict({ draft: stored, draftVersion: mine.draftVersion });
  }

  /** Written on from another device, while nothing is unsaved here. */
  function refresh(here: Writing, mine: MyFeedback): void {
    const { autosave } = here;
    const isIdle = autosave.state.value === 'saved' && !autosave.isDirty();
    if (isIdle && mine.draftVersion > autosave.version()) adopt(here, mine);
  }

  function answer(key: string, value: number | string | null): void {
    const others = Object.entries(fields.answers).filter(([name]) => name !== key);
    fields.answers = Object.fromEntries(value === null ? others : [...others, [key, value]]);
    missing.value = missing.value.filter((name) => name !== key);
  }

  function recommend(value: Recommendation): void {
    fields.recommendation = value;
    missing.value = missing.value.filter((name) => name !== 'recommendation');
  }

  function resolve(choice: 'mine' | 'other'): void {
    const here = writing.value;
    const stored = here?.autosave.resolve();
    if (!here || !stored) return;
    if (choice === 'mine') return here.autosave.changed();
    show(stored.draft);
    forgetCopy(here.id);
  }

  /** True when it is in. */
  async function submit(): Promise<boolean> {
    const here = writing.value;
    const { recommendation } = fields;
    if (!here || request.state.pending || here.autosave.state.value === 'conflict') return false;
    missing.value = [
      ...missingAnswers(questions.value, fields.answers),
      ...(recommendation ? [] : ['recommendation']),
    ];
    if (missing.value.length > 0 || !recommendation) return false;
    await here.autosave.quiet();
    const draftVersion = here.autosave.version();
    const body = { answers: { ...fields.answers }, recommendation, draftVersion };
    const view = await request.run(() => submitFeedback(here.id, body, keys.keyFor(body)));
    if (view) leaveWith(view);
    else refused(here);
    return view !== undefined;
  }

  function refused({ autosave }: Writing): void {
    const { error } = request.state;
    if (error?.code === 'idempotency_conflict') keys.forget();
    if (error?.code !== 'stale_feedback') return autosave.changed();
    request.state.error = null;
    autosave.failed(error);
  }

  function leaveWith(view: FeedbackView): void {
    keys.forget();
    writing.value?.autosave.stop();
    if (writing.value) forgetCopy(writing.value.id);
    feedback.keep(view);
    writing.value = null;
  }

  /** To another page of ours: what is typed is sent, and stays in the tab if that fails. */
  function close(): void {
    writing.value?.autosave.leave();
    writing.value?.autosave.stop();
    writing.value = null;
  }

  return {
    fields,
    missing,
    restored,
    request: request.state,
    save: computed(() => saveOf(writing.value?.autosave)),
    open,
    answer,
    recommend,
    resolve,
    submit,
    leave: () => writing.value?.autosave.leave(),
    close,
  };
});

/** How saving goes, for the screen. */
function saveOf(autosave: Writing['autosave'] | undefined) {
  return {
    state: autosave?.state.value ?? 'saved',
    at: autosave?.savedAt.value ?? null,
    error: autosave?.error.value ?? null,
    /** How much the other draft of a conflict says. */
    otherCount: Object.keys(autosave?.other.value?.draft.answers ?? {}).length,
  };
}
