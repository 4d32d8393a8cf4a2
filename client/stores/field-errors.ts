import type { FieldCode, FieldProblem } from '#shared/problem.ts';

/** What is wrong with which field of a form. */
export type FieldErrors = Partial<Record<string, FieldCode>>;

/** `startsAt` is two fields on the screen; the time is the one a person moves. */
export function errorsByField(problems: readonly FieldProblem[]): FieldErrors {
  return Object.fromEntries(
    problems.map(({ field, code }) => [field === 'startsAt' ? 'time' : field, code]),
  );
}
