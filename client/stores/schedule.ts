import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { InterviewDetail } from '#shared/interview.ts';
import type { NoticePreview } from '#shared/notification.ts';
import { createInterview, previewCreate } from '../api/interviews.ts';
import { useDraft } from './draft.ts';
import { missingInDraft } from './draft-missing.ts';
import { errorsByField, type FieldErrors } from './field-errors.ts';
import { useInterview } from './interview.ts';
import { useInterviews } from './interviews.ts';
import { createRequest } from './request.ts';

export type { FieldErrors };

/** Sends the draft, and sorts what the server objects to by field. */
export const useSchedule = defineStore('schedule', () => {
  const draft = useDraft();
  const request = createRequest();
  const errors = ref<FieldErrors>({});
  const errorCount = computed(() => Object.keys(errors.value).length);
  /** Who would be told; null while the form is being filled in. */
  const notices = shallowRef<NoticePreview[] | null>(null);
  const skip = ref<string[]>([]);

  /** Checks what can be checked, then asks who would be told what. Saves nothing. */
  async function preview(): Promise<boolean> {
    if (request.state.pending) return false;
    errors.value = missingInDraft(draft.fields);
    if (errorCount.value > 0) return false;
    draft.countFromNow();
    const found = await request.run(() => previewCreate(draft.body()));
    if (!found) return refused();
    notices.value = found.notices;
    skip.value = skip.value.filter((userid) =>
      found.notices.some((notice) => notice.userid === userid),
    );
    return true;
  }

  async function submit(): Promise<InterviewDetail | undefined> {
    if (request.state.pending) return undefined;
    const body = draft.body(skip.value);
    const made = await request.run(() => createInterview(body, draft.submissionKey(body)));
    if (!made) {
      refused();
      return undefined;
    }
    useInterviews().forget();
    useInterview().keep(made);
    draft.discard();
    reset();
    return made;
  }

  function refused(): false {
    errors.value = errorsByField(request.state.error?.fields ?? []);
    if (request.state.error?.code === 'idempotency_conflict') draft.forgetKey();
    notices.value = null;
    return false;
  }

  function clearError(...fields: string[]): void {
    const others = Object.entries(errors.value).filter(([name]) => !fields.includes(name));
    errors.value = Object.fromEntries(others);
  }

  function back(): void {
    notices.value = null;
    request.state.error = null;
  }

  function reset(): void {
    errors.value = {};
    skip.value = [];
    back();
  }

  return {
    request: request.state,
    errors,
    errorCount,
    notices,
    skip,
    preview,
    submit,
    clearError,
    back,
    reset,
  };
});
