import { labelIn, ratings, type Question } from '#shared/scorecard.ts';
import { isMessageKey, locale, t } from '../../i18n/index.ts';

/** An answer in words; undefined when the question was left open. */
export function answerText(
  question: Question,
  answer: number | string | undefined,
): string | undefined {
  if (answer === undefined) return undefined;
  if (question.kind === 'rating') return ratingText(answer);
  if (question.kind === 'text') return String(answer);
  const option = question.options.find(({ key }) => key === answer);
  return option && labelIn(option.label, locale());
}

function ratingText(answer: number | string): string {
  const key = `feedback.rating.${answer}`;
  return ratings.some((rating) => rating === answer) && isMessageKey(key) ? t(key) : String(answer);
}
