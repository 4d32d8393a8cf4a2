import type { Locale } from './locale.ts';
import type { MemberRef } from './member.ts';
import type { FieldProblem } from './problem.ts';

/** A word for every reader, or one for all. */
export type Label = string | Readonly<Record<Locale, string>>;

interface QuestionBase {
  /** What an answer is stored under; unique in its scorecard. */
  key: string;
  label: Label;
  /** What to think of while answering. */
  hint?: Label | undefined;
  required: boolean;
}

export type Question = QuestionBase &
  (
    | { kind: 'rating' }
    | { kind: 'text' }
    | { kind: 'choice'; options: readonly { key: string; label: Label }[] }
  );
export const questionKinds = ['rating', 'text', 'choice'] as const;
export type QuestionKind = Question['kind'];

/** Worst to best. */
export const ratings = [1, 2, 3, 4, 5] as const;

export interface Scorecard {
  /** Null: the built-in one. */
  id: number | null;
  name: Label;
  version: number;
  questions: readonly Question[];
}

/** As the list of scorecards shows it; the built-in one was made by nobody. */
export interface ScorecardVersion extends Scorecard {
  createdAt: string | null;
  createdBy: MemberRef | null;
}

/** What the feedback of one interview is written on. */
export interface ChosenScorecard extends Pick<Scorecard, 'id' | 'name' | 'version'> {
  /** Somebody writes on it: from then on it stays. */
  begun: boolean;
}

export const scorecardLimits = {
  name: 60,
  questions: 20,
  key: 40,
  label: 120,
  hint: 200,
  options: { least: 2, most: 8 },
  text: 4000,
  /** All texts of one feedback; a page that closes may send 64 kB at most. */
  allText: 15_000,
} as const;

/** A rating as its number, a choice as its option's key. What is not answered is not there. */
export type Answers = Readonly<Record<string, number | string>>;

export function labelIn(label: Label, locale: Locale): string {
  return typeof label === 'string' ? label : label[locale];
}

const isAnswered = (value: number | string | undefined) =>
  typeof value === 'string' ? value.trim() !== '' : value !== undefined;

/** Keys of required questions without an answer, in the order of the form. */
export function missingAnswers(questions: readonly Question[], answers: Answers): string[] {
  return questions
    .filter(({ key, required }) => required && !isAnswered(answers[key]))
    .map(({ key }) => key);
}

function fits(question: Question, value: number | string): boolean {
  if (question.kind === 'rating') return ratings.some((rating) => rating === value);
  if (typeof value !== 'string') return false;
  return question.kind === 'text' || question.options.some((option) => option.key === value);
}

/** What is wrong with answers to these questions; `whole` asks for the required ones too. */
export function checkAnswers(
  questions: readonly Question[],
  answers: Answers,
  whole: boolean,
): FieldProblem[] {
  const faults: FieldProblem[] = [];
  const fault = (key: string, code: FieldProblem['code'], detail: string) =>
    faults.push({ field: `answers.${key}`, code, detail });
  let length = 0;
  for (const [key, value] of Object.entries(answers)) {
    const question = questions.find((one) => one.key === key);
    if (!question) fault(key, 'invalid', 'The scorecard has no such question. Leave it out.');
    else if (!fits(question, value)) fault(key, 'invalid', `Answer as a ${question.kind}.`);
    if (typeof value === 'string') length += value.length;
  }
  if (length > scorecardLimits.allText) {
    const detail = `Shorten the texts to ${scorecardLimits.allText} characters together.`;
    faults.push({ field: 'answers', code: 'too_long', detail });
  }
  if (whole) {
    for (const key of missingAnswers(questions, answers)) fault(key, 'required', 'Answer this.');
  }
  return faults;
}

/** Answers as they are stored: without empty texts, in the order of the form. */
export function tidyAnswers(questions: readonly Question[], answers: Answers): Answers {
  const kept = questions.flatMap(({ key }) => {
    const value = answers[key];
    if (value === undefined || !isAnswered(value)) return [];
    return [[key, typeof value === 'string' ? value.trim() : value] as const];
  });
  return Object.fromEntries(kept);
}
