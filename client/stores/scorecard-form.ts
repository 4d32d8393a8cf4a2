import { computed, ref } from 'vue';
import { scorecardLimits, type ScorecardVersion } from '#shared/scorecard.ts';
import { errorsByField, type FieldErrors } from './field-errors.ts';
import { keepFields } from './kept-fields.ts';
import { faultsOf } from './scorecard-faults.ts';
import {
  blankOption,
  blankQuestion,
  fieldsFrom,
  inThree,
  nextId,
  scorecardBody,
  type QuestionFields,
  type ScorecardFields,
} from './scorecard-fields.ts';
import { useScorecards } from './scorecards.ts';

export type ScorecardForm = ReturnType<typeof createScorecardForm>;

/** A scorecard being written; kept over a reload and a trip to sign in. */
export function createScorecardForm(options: {
  /** What is being written: `new`, `builtin`, or the id the next version starts from. */
  of: string;
  blank: ScorecardFields;
  /** The name stays: it is the next version. */
  isNext: boolean;
}) {
  const scorecards = useScorecards();
  const kept = keepFields(`scorecard.${options.of}`, options.blank);
  const fields = kept.fields as ScorecardFields;
  const untouched = JSON.stringify(options.blank);
  const errors = ref<FieldErrors>({});
  const isDone = ref(false);

  const isDirty = computed(() => !isDone.value && JSON.stringify(fields) !== untouched);
  const isFull = computed(() => fields.questions.length >= scorecardLimits.questions);
  const errorCount = computed(() => Object.keys(errors.value).length);

  /** Errors stand at places: once those move, they fit no more. */
  function forget(field?: string): void {
    const others = Object.entries(errors.value).filter(
      ([name]) => field !== undefined && name !== field && !name.startsWith(`${field}.`),
    );
    errors.value = Object.fromEntries(others);
  }

  function add(): QuestionFields | undefined {
    if (isFull.value) return undefined;
    fields.questions.push(blankQuestion(nextId(fields)));
    forget('questions');
    return fields.questions.at(-1);
  }

  function remove(index: number): void {
    fields.questions.splice(index, 1);
    forget();
  }

  /** False at either end. */
  function move(index: number, by: 1 | -1): boolean {
    const [question] = fields.questions.slice(index, index + 1);
    if (!question || !fields.questions[index + by]) return false;
    fields.questions.splice(index, 1);
    fields.questions.splice(index + by, 0, question);
    forget();
    return true;
  }

  function addOption(question: QuestionFields): void {
    if (question.options.length >= scorecardLimits.options.most) return;
    question.options.push(blankOption(nextId(fields)));
  }

  function choose(three: boolean): void {
    if (three) inThree(fields);
    else fields.three = false;
    forget();
  }

  function discard(): void {
    kept.discard();
    isDone.value = true;
  }

  /**
   * What an earlier try made whose answer never came: sent again it would be one version more.
   */
  async function alreadyMade(): Promise<ScorecardVersion | undefined> {
    const code = scorecards.writing.error?.code;
    if (code !== 'network' && code !== 'timeout') return undefined;
    await scorecards.load();
    const body = scorecardBody(fields);
    const found = scorecards.items?.find(({ name }) => name === body.name);
    if (!found) return undefined;
    const stored = scorecardBody(fieldsFrom(found, body.name, fields.main));
    if (JSON.stringify(stored) !== JSON.stringify(body)) return undefined;
    discard();
    return found;
  }

  /** Undefined when something is missing or it was refused; everything typed stays. */
  async function save(): Promise<ScorecardVersion | undefined> {
    if (scorecards.writing.pending) return undefined;
    const there = await alreadyMade();
    if (there) return there;
    errors.value = faultsOf(fields, options.isNext ? [] : scorecards.names);
    if (errorCount.value > 0) return undefined;
    const made = await scorecards.make(scorecardBody(fields));
    if (made) discard();
    else errors.value = errorsByField(scorecards.writing.error?.fields ?? []);
    return made;
  }

  return {
    fields,
    errors,
    errorCount,
    isDirty,
    isFull,
    isNext: options.isNext,
    add,
    remove,
    move,
    addOption,
    choose,
    forget,
    save,
    discard,
  };
}
