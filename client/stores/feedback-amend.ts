import { defineStore } from 'pinia';
import { computed, reactive, ref, watch } from 'vue';
import type { FeedbackDraft, Recommendation, SubmittedFeedback } from '#shared/feedback.ts';
import { missingAnswers, type Question } from '#shared/scorecard.ts';
import { amendFeedback } from '../api/feedback.ts';
import { sessionMemory } from '../api/session-memory.ts';
import { blankFeedback } from './feedback-copy.ts';
import { useFeedback } from './feedback.ts';
import { createRequest } from './request.ts';
import { createSubmissionKeys } from './submission-key.ts';

interface Amendment extends FeedbackDraft {
  reason: string;
}

/** A submitted feedback being changed. It stays in the tab over a reload or a trip to sign in. */
export const useFeedbackAmend = defineStore('feedback-amend', () => {
  const feedback = useFeedback();
  const request = createRequest();
  const keys = createSubmissionKeys('feedback-amend');
  const fields = reactive<Amendment>({ ...blankFeedback(), reason: '' });
  const of = ref<SubmittedFeedback | null>(null);
  const missing = ref<string[]>([]);
  let isOwn = false;

  const memoryKey = () =>
    of.value && `amend.${feedback.id}.${of.value.author.userid}.${of.value.version}`;

  watch(fields, () => {
    const key = memoryKey();
    if (key) sessionMemory.setItem(key, JSON.stringify(fields));
  });

  function open(wanted: SubmittedFeedback, own: boolean): void {
    of.value = null;
    isOwn = own;
    missing.value = [];
    request.state.error = null;
    const { answers, recommendation } = wanted;
    Object.assign(fields, { answers: { ...answers }, recommendation, reason: '' });
    of.value = wanted;
    Object.assign(fields, read(memoryKey()));
  }

  /** Leaves the feedback as it is. */
  function close(): void {
    const key = memoryKey();
    of.value = null;
    if (key) sessionMemory.removeItem(key);
    keys.forget();
  }

  function answer(key: string, value: number | string | null): void {
    const others = Object.entries(fields.answers).filter(([name]) => name !== key);
    fields.answers = Object.fromEntries(value === null ? others : [...others, [key, value]]);
    missing.value = missing.value.filter((name) => name !== key);
  }

  function recommend(value: Recommendation): void {
    fields.recommendation = value;
  }

  /** True when it is amended. */
  async function submit(questions: readonly Question[]): Promise<boolean> {
    const { answers, recommendation } = fields;
    const reason = fields.reason.trim();
    const { value: wanted } = of;
    const id = feedback.id;
    if (!wanted || !recommendation || id === null || request.state.pending) return false;
    missing.value = missingAnswers(questions, answers);
    if (!isOwn && reason === '') missing.value.push('reason');
    if (missing.value.length > 0) return false;
    const content = { answers: { ...answers }, recommendation, reason, version: wanted.version };
    const body = isOwn ? content : { ...content, userid: wanted.author.userid };
    const view = await request.run(() => amendFeedback(id, body, keys.keyFor(body)));
    if (request.state.error?.code === 'idempotency_conflict') keys.forget();
    if (!view) return false;
    close();
    feedback.keep(view);
    return true;
  }

  return {
    fields,
    missing,
    request: request.state,
    userid: computed(() => of.value?.author.userid ?? null),
    open,
    close,
    answer,
    recommend,
    submit,
  };
});

function read(key: string | null): Partial<Amendment> {
  try {
    const saved: unknown = key && JSON.parse(sessionMemory.getItem(key) ?? 'null');
    return typeof saved === 'object' && saved !== null ? saved : {};
  } catch {
    return {};
  }
}
