import type { FeedbackDraft, FeedbackView, SavedDraft } from '#shared/feedback.ts';
import type { ApiError } from '../api/api-error.ts';

/** After the last key; while somebody types on and on, at least this often. */
export const pauseMs = 1_000;
export const longestMs = 5_000;
const retryMs = [5_000, 10_000, 30_000, 60_000];

/** `waiting`: typed, not sent. `offline` tries again by itself, `refused` after the next change. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';

const passing = new Set<string>([
  'network',
  'timeout',
  'database_unavailable',
  'internal',
  'too_many_requests',
  'not_signed_in',
]);

/** What was typed is sent again by itself. */
export function passes(error: ApiError): boolean {
  return passing.has(error.code);
}

export function retryAfter(failures: number): number {
  return retryMs[Math.min(failures, retryMs.length - 1)] ?? 0;
}

export interface Stored {
  draft: FeedbackDraft;
  draftVersion: number;
}

export interface AutosaveDeps {
  /** What stands on the screen. */
  read(): FeedbackDraft;
  send(draft: FeedbackDraft, draftVersion: number): Promise<SavedDraft>;
  /** There is text that only this tab has. */
  remember(at: { draftVersion: number; sent: string }): void;
  /** There is none any more. */
  forget(): void;
  /** It was submitted elsewhere. */
  onSubmitted(view: FeedbackView): void;
}
