import type { CreateScorecardInput } from '#shared/feedback-input.ts';
import { locales, type Locale } from '#shared/locale.ts';
import type { Label, Question, QuestionKind, Scorecard } from '#shared/scorecard.ts';
import { keyFrom } from './scorecard-keys.ts';

/** One text in the writer's language, or all of them. */
export type Words = Record<Locale, string>;

export interface OptionFields {
  /** Tells it apart on the screen; never sent. */
  id: number;
  /** Empty until it is sent for the first time. */
  key: string;
  label: Words;
}

export interface QuestionFields extends OptionFields {
  kind: QuestionKind;
  /** The kind its key stands for: another kind is another question. */
  keyKind: QuestionKind;
  hint: Words;
  required: boolean;
  /** Kept when it is no choice any more, in case it becomes one again. */
  options: OptionFields[];
}

export interface ScorecardFields {
  name: string;
  /** Whether every text is written in three languages. */
  three: boolean;
  /** The language of a text that is for everybody. */
  main: Locale;
  questions: QuestionFields[];
}

export const noWords = (): Words => ({ 'zh-CN': '', en: '', fr: '' });

export function blankQuestion(id: number): QuestionFields {
  return {
    id,
    key: '',
    keyKind: 'rating',
    kind: 'rating',
    label: noWords(),
    hint: noWords(),
    required: true,
    options: [],
  };
}

export const blankOption = (id: number): OptionFields => ({ id, key: '', label: noWords() });

/** The form as it comes: blank with one question, or with the questions of another version. */
export function fieldsFrom(
  source: Pick<Scorecard, 'questions'> | null,
  name: string,
  main: Locale,
): ScorecardFields {
  if (!source) return { name, three: false, main, questions: [blankQuestion(1)] };
  const { questions } = source;
  const three = questions.some((one) => labelsOf(one).some((label) => typeof label === 'object'));
  const wordsOf = (label: Label): Words => {
    if (typeof label === 'object') return { ...label };
    return three ? { 'zh-CN': label, en: label, fr: label } : { ...noWords(), [main]: label };
  };
  let last = 0;
  const option = (key: string, label: Label): OptionFields => {
    last += 1;
    return { id: last, key, label: wordsOf(label) };
  };
  const fields = questions.map((one) => ({
    ...option(one.key, one.label),
    keyKind: one.kind,
    kind: one.kind,
    hint: one.hint === undefined ? noWords() : wordsOf(one.hint),
    required: one.required,
    options: one.kind === 'choice' ? one.options.map(({ key, label }) => option(key, label)) : [],
  }));
  return { name, three, main, questions: fields };
}

function labelsOf(question: Question): Label[] {
  const options = question.kind === 'choice' ? question.options : [];
  const hint = question.hint === undefined ? [] : [question.hint];
  return [question.label, ...hint, ...options.map(({ label }) => label)];
}

/** Above every id in use. */
export function nextId({ questions }: ScorecardFields): number {
  const ids = questions.flatMap(({ id, options }) => [id, ...options.map((one) => one.id)]);
  return Math.max(0, ...ids) + 1;
}

/** The languages a text is written in. */
export function writtenIn({ three, main }: ScorecardFields): readonly Locale[] {
  return three ? locales : [main];
}

/** There are texts that are not saved, because one is for everybody. */
export function hasOtherTexts({ three, main, questions }: ScorecardFields): boolean {
  if (three) return false;
  const isOther = (words: Words) =>
    locales.some((locale) => words[locale] !== '' && words[locale] !== words[main]);
  return questions.some(({ label, hint, options }) =>
    [label, hint, ...options.map((one) => one.label)].some(isOther),
  );
}

/** With three languages, each text begins as the one that was for everybody. */
export function inThree(fields: ScorecardFields): void {
  const fill = (words: Words) => {
    for (const locale of locales) words[locale] ||= words[fields.main];
  };
  for (const { label, hint, options } of fields.questions) {
    for (const words of [label, hint, ...options.map((one) => one.label)]) fill(words);
  }
  fields.three = true;
}

/** What is sent. Existing questions keep their keys, new ones get theirs from their texts. */
export function scorecardBody(fields: ScorecardFields): CreateScorecardInput {
  const { questions } = fields;
  const label = (words: Words): Label => {
    if (!fields.three) return words[fields.main].trim();
    const [zh, en, fr] = [words['zh-CN'].trim(), words.en.trim(), words.fr.trim()];
    return zh === en && en === fr ? zh : { 'zh-CN': zh, en, fr };
  };
  /** Each with a key, those that have one first, so that no new one takes it. */
  const keyed = <T extends OptionFields>(items: readonly T[], kept: (one: T) => boolean) => {
    const taken = new Set(items.filter(kept).map(({ key }) => key));
    return items.map((one) => (kept(one) ? one : { ...one, key: keyFrom(one.label, taken) }));
  };
  const named = keyed(questions, ({ key, kind, keyKind }) => key !== '' && kind === keyKind);
  return {
    name: fields.name.trim(),
    questions: named.map(({ key, kind, required, ...one }) => {
      const hint = writtenIn(fields).some((locale) => one.hint[locale].trim());
      const base = {
        key,
        required,
        label: label(one.label),
        ...(hint && { hint: label(one.hint) }),
      };
      if (kind !== 'choice') return { ...base, kind };
      const options = keyed(one.options, (option) => option.key !== '');
      return {
        ...base,
        kind,
        options: options.map((option) => ({ key: option.key, label: label(option.label) })),
      };
    }),
  };
}
