import { ProblemError } from '#shared/problem-error.ts';

/** node-postgres and Node's own codes for a database that cannot be reached. */
const unreachable = /^(ECONN|ENOTFOUND|EAI_AGAIN|57P0|08|53300)/;

export function databaseProblem(error: unknown): ProblemError | undefined {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const lost = typeof code === 'string' && unreachable.test(code);
  const waited =
    typeof message === 'string' &&
    /timeout exceeded when trying to connect|Connection terminated/.test(message);
  if (!lost && !waited) return undefined;
  return new ProblemError('database_unavailable', 'Try again in a moment.');
}
