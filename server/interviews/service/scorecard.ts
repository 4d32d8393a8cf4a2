import { builtinScorecard } from '#shared/builtin-scorecard.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import type { ChosenScorecard } from '#shared/scorecard.ts';
import type { Reader, Tx } from '../../db/transaction.ts';
import { findChosen, hasScorecard, isFeedbackBegun } from '../store/scorecard-store.ts';
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

/** What that interview's feedback is written on. */
export async function scorecardOf(db: Reader, interviewId: string): Promise<ChosenScorecard> {
  const { id, name, version, begun } = await findChosen(db, interviewId);
  const chosen = id === null || name === null || version === null ? null : { id, name, version };
  const { id: none, name: words, version: first } = builtinScorecard;
  return { ...(chosen ?? { id: none, name: words, version: first }), begun: Boolean(begun) };
}
