import { ProblemError } from '#shared/problem-error.ts';

/** node-postgres and Node's own codes for a database that cannot be reached. */
const unreachable = /^(ECONN|ENOTFOUND|EAI_AGAIN|57P0|08|53300)/;

/** What two requests in the same instant may still run into, by the constraint that keeps it out. */
const clashes: Record<string, () => ProblemError> = {
  interview_one_a_round: () =>
    new ProblemError('round_taken', 'This round of the candidate exists. Open that one instead.'),
  seat_hold_no_overlap: () =>
    new ProblemError('seat_conflict', 'Somebody has another interview then. Choose another time.'),
  assignment_live: () =>
    new ProblemError('illegal_transition', 'They sit in this interview already. Look again.'),
};

export function databaseProblem(error: unknown): ProblemError | undefined {
  const { code, message, constraint } = (error ?? {}) as Record<string, unknown>;
  if (typeof constraint === 'string' && clashes[constraint]) return clashes[constraint]();
  const lost = typeof code === 'string' && unreachable.test(code);
  const waited =
    typeof message === 'string' &&
    /timeout exceeded when trying to connect|Connection terminated/.test(message);
  if (!lost && !waited) return undefined;
  return new ProblemError('database_unavailable', 'Try again in a moment.');
}
