import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { InterviewDetail } from '#shared/interview.ts';
import type { FieldCode, FieldProblem } from '#shared/problem.ts';
import { createInterview } from '../api/interviews.ts';
import { useDraft } from './draft.ts';
import { useInterview } from './interview.ts';
import { useInterviews } from './interviews.ts';
import { createRequest } from './request.ts';

export type FieldErrors = Partial<Record<string, FieldCode>>;

/** Sends the draft, and sorts what the server objects to by field. */
export const useSchedule = defineStore('schedule', () => {
  const draft = useDraft();
  const request = createRequest();
  const errors = ref<FieldErrors>({});
  const errorCount = computed(() => Object.keys(errors.value).length);

  async function submit(): Promise<InterviewDetail | undefined> {
    if (request.state.pending) return undefined;
    errors.value = missing();
    if (errorCount.value > 0) return undefined;
    const body = draft.body();
    const made = await request.run(() => createInterview(body, draft.submissionKey(body)));
    if (!made) {
      errors.value = byField(request.state.error?.fields ?? []);
      if (request.state.error?.code === 'idempotency_conflict') draft.forgetKey();
      return undefined;
    }
    useInterviews().forget();
    useInterview().keep(made);
    draft.discard();
    return made;
  }

  /** What can be said without asking: a blank field needs no round trip. */
  function missing(): FieldErrors {
    const { candidateName, jobTitle, date, interviewers, roomUrl } = draft.fields;
    const blank = Object.entries({ candidateName, jobTitle, date, roomUrl })
      .filter(([, value]) => value.trim() === '')
      .map(([field]) => [field, 'required'] as const);
    const found: FieldErrors = Object.fromEntries(blank);
    if (interviewers.length === 0) found['interviewers'] = 'too_few';
    return found;
  }

  function clearError(field: string): void {
    const others = Object.entries(errors.value).filter(([name]) => name !== field);
    errors.value = Object.fromEntries(others);
  }

  function reset(): void {
    errors.value = {};
    request.state.error = null;
  }

  return { request: request.state, errors, errorCount, submit, clearError, reset };
});

/** `startsAt` is two fields on the screen; the time is the one a person moves. */
function byField(problems: readonly FieldProblem[]): FieldErrors {
  return Object.fromEntries(
    problems.map(({ field, code }) => [field === 'startsAt' ? 'time' : field, code]),
  );
}
