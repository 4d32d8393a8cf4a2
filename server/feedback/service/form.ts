import type { FeedbackContent } from '#shared/feedback.ts';
import { invalid, ProblemError } from '#shared/problem-error.ts';
import { checkAnswers, tidyAnswers, type Answers, type Scorecard } from '#shared/scorecard.ts';

/** Answers as they are stored. @throws ProblemError validation_failed */
export function fitAnswers(scorecard: Scorecard, answers: Answers, whole: boolean): Answers {
  const faults = checkAnswers(scorecard.questions, answers, whole);
  if (faults.length > 0) throw invalid(faults);
  return tidyAnswers(scorecard.questions, answers);
}

export function fitContent(scorecard: Scorecard, content: FeedbackContent): FeedbackContent {
  const answers = fitAnswers(scorecard, content.answers, true);
  return { answers, recommendation: content.recommendation };
}

/** Somebody else, or the same person in another tab, has written since. */
export function staleFeedback(current?: unknown): ProblemError {
  const detail = 'It was saved elsewhere since. Compare with `current`, then save again.';
  return new ProblemError('stale_feedback', detail, undefined, { current });
}

export function isStaleFeedback(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'stale_feedback';
}
