import type { FeedbackContent, FeedbackDraft } from '#shared/feedback.ts';
import type { Reader, Tx } from '../../db/transaction.ts';

/**
 * The next draft after the one its author has seen. The first write settles the scorecard.
 * Undefined when another tab has saved meanwhile, or when it is submitted.
 */
export async function saveDraft(
  db: Reader,
  save: {
    assignmentId: number;
    scorecardId: number | null;
    seen: number;
    draft: FeedbackDraft;
    at: Date;
  },
): Promise<number | undefined> {
  if (save.seen === 0) await beginFeedback(db, save.assignmentId, save.scorecardId);
  const row = await db
    .updateTable('feedback')
    .set((eb) => ({
      draft: JSON.stringify(save.draft),
      draft_saved_at: save.at,
      draft_version: eb('draft_version', '+', 1),
    }))
    .where('assignment_id', '=', save.assignmentId)
    .where('draft_version', '=', save.seen)
    .where('submitted_at', 'is', null)
    .returning('draft_version')
    .executeTakeFirst();
  return row?.draft_version;
}

async function beginFeedback(db: Reader, assignmentId: number, scorecardId: number | null) {
  await db
    .insertInto('feedback')
    .values({ assignment_id: assignmentId, scorecard_version_id: scorecardId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False when it was submitted before, or when its draft is not the one that was seen. */
export async function submitFeedback(
  tx: Tx,
  submit: {
    assignmentId: number;
    scorecardId: number | null;
    seen: number | undefined;
    content: FeedbackContent;
    at: Date;
  },
): Promise<boolean> {
  await beginFeedback(tx, submit.assignmentId, submit.scorecardId);
  let query = tx
    .updateTable('feedback')
    .set((eb) => ({
      answers: JSON.stringify(submit.content.answers),
      recommendation: submit.content.recommendation,
      submitted_at: submit.at,
      version: 1,
      draft: null,
      draft_version: eb('draft_version', '+', 1),
    }))
    .where('assignment_id', '=', submit.assignmentId)
    .where('submitted_at', 'is', null);
  if (submit.seen !== undefined) query = query.where('draft_version', '=', submit.seen);
  const result = await query.executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Keeps what it said, then says the new. False when it is at another version by now. */
export async function amendFeedback(
  tx: Tx,
  amend: {
    assignmentId: number;
    seen: number;
    content: FeedbackContent;
    memberId: number;
    reason: string;
    at: Date;
  },
): Promise<boolean> {
  const now = await tx
    .selectFrom('feedback')
    .select(['answers', 'recommendation'])
    .where('assignment_id', '=', amend.assignmentId)
    .where('version', '=', amend.seen)
    .where('submitted_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (!now?.recommendation) return false;
  await tx
    .insertInto('feedback_amendment')
    .values({
      assignment_id: amend.assignmentId,
      version: amend.seen,
      answers: JSON.stringify(now.answers),
      recommendation: now.recommendation,
      amended_by: amend.memberId,
      reason: amend.reason,
      amended_at: amend.at,
    })
    .execute();
  await tx
    .updateTable('feedback')
    .set({
      answers: JSON.stringify(amend.content.answers),
      recommendation: amend.content.recommendation,
      version: amend.seen + 1,
    })
    .where('assignment_id', '=', amend.assignmentId)
    .execute();
  return true;
}
