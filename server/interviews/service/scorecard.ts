import { fieldProblem, invalid } from '#shared/problem-error.ts';
import type { Tx } from '../../db/transaction.ts';
import { hasScorecard, isFeedbackBegun } from '../store/scorecard-store.ts';
import { notNow } from './command.ts';

/**
 * A version that exists may be chosen, null for the built-in one, until somebody writes on it.
 * @throws ProblemError validation_failed, illegal_transition
 */
export async function mustBeScorecard(
  tx: Tx,
  at: { corpId: string; interviewId?: string },
  chosen: number | null | undefined,
): Promise<void> {
  if (chosen === undefined) return;
  if (chosen !== null && !(await hasScorecard(tx, at.corpId, chosen))) {
    throw invalid([
      fieldProblem('scorecardVersionId', 'invalid', 'Name a version from /api/scorecards.'),
    ]);
  }
  if (at.interviewId !== undefined && (await isFeedbackBegun(tx, at.interviewId))) {
    throw notNow('Somebody has begun to write on its scorecard.');
  }
}
