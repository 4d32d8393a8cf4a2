import { computed, reactive, ref } from 'vue';
import type { CommandInput, MemberCommand } from '#shared/interview-commands.ts';
import type { InterviewDetail } from '#shared/interview.ts';
import type { NoticePreview } from '#shared/notification.ts';
import { previewCommand, sendCommand } from '../api/interviews.ts';
import { errorsByField, type FieldErrors } from './field-errors.ts';
import { useInterview } from './interview.ts';
import { useInterviews } from './interviews.ts';
import { keepFields } from './kept-fields.ts';
import { createRequest } from './request.ts';
import { createSubmissionKeys } from './submission-key.ts';

type Content<C extends MemberCommand> = Omit<CommandInput<C>, 'revision' | 'skip'>;

export interface StepOptions<C extends MemberCommand, F extends object> {
  detail: InterviewDetail;
  command: C;
  /** Tells two forms of one command apart: taking out and putting in. */
  name?: string;
  /** The form as it comes. */
  blank: F;
  /** What cannot be sent as it is; asked before the server is. */
  missing?: (fields: F) => FieldErrors;
  content: (fields: F) => Content<C>;
  /** Whether the reader first sees who will be told what. */
  previews?: boolean;
}

/** One change to one interview: what is typed, who will be told, what came of it. */
export function createStep<C extends MemberCommand, F extends object>(options: StepOptions<C, F>) {
  const { id } = options.detail;
  const form = `${id}.${options.name ?? options.command}`;
  const interview = useInterview();
  const kept = keepFields(form, options.blank);
  const keys = createSubmissionKeys(form);
  const request = createRequest();
  const errors = ref<FieldErrors>({});
  const state = reactive({
    notices: null as NoticePreview[] | null,
    skip: [] as string[],
    /** The revision whose author the reader believes to be. */
    seen: options.detail.revision,
  });

  const fields = kept.fields as F;
  const present = computed(() => (interview.detail?.id === id ? interview.detail : options.detail));
  const isStale = computed(() => present.value.revision !== state.seen);
  const isLegal = computed(() => present.value.can.commands.includes(options.command));

  function body(): CommandInput<C> {
    const skip = options.previews ? { skip: [...state.skip] } : {};
    return { ...options.content(fields), ...skip, revision: state.seen } as CommandInput<C>;
  }

  /** Shows who will be told; null when that failed. Nothing is saved. */
  async function preview(): Promise<NoticePreview[] | null> {
    if (!mayGoOn()) return null;
    const found = await request.run(() => previewCommand(id, options.command, body()));
    if (!found) return refused();
    state.notices = found.notices;
    return found.notices;
  }

  /** Saves it; null when the server did not. What was typed stays until it is saved. */
  async function save(): Promise<InterviewDetail | null> {
    if (!mayGoOn()) return null;
    const content = body();
    const found = await interview.write(() =>
      request.run(() => sendCommand(id, options.command, content, keys.keyFor(content))),
    );
    if (!found) return refused();
    interview.keep(found);
    useInterviews().forget();
    keys.forget();
    kept.discard();
    return found;
  }

  function mayGoOn(): boolean {
    if (request.state.pending || isStale.value) return false;
    errors.value = options.missing?.(fields) ?? {};
    return Object.keys(errors.value).length === 0;
  }

  function refused(): null {
    const { error } = request.state;
    if (error?.code === 'stale_revision' || error?.code === 'illegal_transition') {
      interview.keepCurrent(error.current);
    }
    if (error?.code === 'idempotency_conflict') keys.forget();
    errors.value = errorsByField(error?.fields ?? []);
    state.notices = null;
    return null;
  }

  /** The reader has seen what changed and still wants this. */
  function adopt(): void {
    state.seen = present.value.revision;
    state.notices = null;
    request.state.error = null;
  }

  function chooseSkip(userids: string[]): void {
    state.skip = userids;
  }

  function back(): void {
    state.notices = null;
    request.state.error = null;
  }

  function clearError(field: string): void {
    const others = Object.entries(errors.value).filter(([name]) => name !== field);
    errors.value = Object.fromEntries(others);
  }

  return {
    fields,
    state,
    errors,
    request: request.state,
    present,
    isStale,
    isLegal,
    previews: options.previews ?? false,
    preview,
    save,
    adopt,
    chooseSkip,
    back,
    clearError,
  };
}

export type Step = Pick<
  ReturnType<typeof createStep<MemberCommand, object>>,
  | 'state'
  | 'errors'
  | 'request'
  | 'present'
  | 'isStale'
  | 'isLegal'
  | 'previews'
  | 'preview'
  | 'save'
  | 'adopt'
  | 'chooseSkip'
  | 'back'
  | 'clearError'
>;
