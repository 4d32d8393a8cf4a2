import { ProblemError } from '#shared/problem-error.ts';

/** What two requests in the same instant may still run into, by the constraint that keeps it out. */
const clashes: Record<string, () => ProblemError> = {
  interview_one_a_round: () =>
    new ProblemError('round_taken', 'This round of the candidate exists. Open that one instead.'),
  seat_hold_no_overlap: () =>
    new ProblemError('seat_conflict', 'Somebody has another interview then. Choose another time.'),
  assignment_live: () =>
    new ProblemError('illegal_transition', 'They sit in this interview already. Look again.'),
};

/** For the end of a transaction: what the constraints refuse, in the words of the services. */
export function asClash(error: unknown): never {
  const { constraint } = (error ?? {}) as { constraint?: unknown };
  const clash = typeof constraint === 'string' ? clashes[constraint] : undefined;
  throw clash ? clash() : error;
}
