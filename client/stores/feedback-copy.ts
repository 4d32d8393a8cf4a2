import { recommendations, type FeedbackDraft } from '#shared/feedback.ts';
import { sessionMemory } from '../api/session-memory.ts';

/**
 * What was typed and is not yet on the server, for a reload and a trip to sign in. It lives in the
 * tab's own memory only, no longer than until it is saved, and is nobody's but its author's.
 */
export interface UnsavedCopy {
  userid: string;
  /** The draft it was typed on. */
  draftVersion: number;
  /** What this tab has sent last: found on the server, it is no conflict. */
  sent: string;
  draft: FeedbackDraft;
}

const keyOf = (id: string) => `feedback.${id}`;

export function rememberCopy(id: string, copy: UnsavedCopy): void {
  sessionMemory.setItem(keyOf(id), JSON.stringify(copy));
}

export function forgetCopy(id: string): void {
  sessionMemory.removeItem(keyOf(id));
}

/** What an older version of us, or another member, has left is dropped. */
export function takeCopy(id: string, userid: string): UnsavedCopy | null {
  try {
    const copy: unknown = JSON.parse(sessionMemory.getItem(keyOf(id)) ?? 'null');
    if (isCopy(copy) && copy.userid === userid) return copy;
  } catch {
    // Not ours.
  }
  forgetCopy(id);
  return null;
}

function isCopy(value: unknown): value is UnsavedCopy {
  const copy = value as UnsavedCopy | null;
  return (
    typeof copy?.userid === 'string' &&
    typeof copy.draftVersion === 'number' &&
    typeof copy.sent === 'string' &&
    isDraft(copy.draft)
  );
}

function isDraft(draft: FeedbackDraft | undefined): boolean {
  if (typeof draft?.answers !== 'object' || draft.answers === null) return false;
  const { answers, recommendation } = draft;
  const fits = Object.values(answers).every((one) => ['string', 'number'].includes(typeof one));
  return fits && (recommendation === null || recommendations.includes(recommendation));
}

/** Two drafts that say the same have the same text, whatever order they were answered in. */
export function draftText({ answers, recommendation }: FeedbackDraft): string {
  const filled = Object.entries(answers).filter(([, value]) => String(value).trim() !== '');
  const sorted = filled.sort(([one], [other]) => (one < other ? -1 : 1));
  const trimmed = sorted.map(([key, value]) => [
    key,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return JSON.stringify([trimmed, recommendation]);
}

export const blankFeedback = (): FeedbackDraft => ({ answers: {}, recommendation: null });
