import { WecomError } from '../errors.ts';

/** Deleted or not known, calendars and schedules (page 90313). */
const gone = new Set([90457, 90458, 90459, 90460]);

/** What is to be deleted may be gone already, as when the answer to a first call was lost. */
export async function unlessGone(deletion: Promise<unknown>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    const isGone = error instanceof WecomError && error.errcode !== null && gone.has(error.errcode);
    if (!isGone) throw error;
  }
}
