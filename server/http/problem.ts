import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { FieldCode, FieldProblem, Problem } from '#shared/problem.ts';
import { invalid, notFound, ProblemError } from '#shared/problem-error.ts';
import { isVisitor, sendProblemPage } from './problem-page.ts';
import type { $ZodIssue, $ZodType } from 'zod/v4/core';
import { safeParse } from 'zod/v4/core';

/**
 * Turns any thrown value into the answer: the only place where errors become HTTP.
 * `translate` may know errors of other worlds; what nobody knows is logged and becomes a 500.
 */
export function createProblemHandler(options: {
  log: Logger;
  translate: (error: unknown) => ProblemError | undefined;
}): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = error instanceof ProblemError ? error : bodyFault(error);
    const problem = known ?? options.translate(error) ?? internal();
    const requestId = String(res.locals.requestId ?? '');
    if (problem.status >= 500) options.log.error({ err: error, requestId }, 'request failed');
    if (isVisitor(req)) return sendProblemPage(req, res, problem);
    const body: Problem = {
      type: `about:blank#${problem.code}`,
      title: problem.title,
      status: problem.status,
      code: problem.code,
      detail: problem.message,
      requestId,
      ...(problem.errors && { errors: problem.errors }),
      ...problem.more,
    };
    // Set by hand: res.json would overwrite the type.
    res.status(problem.status).type('application/problem+json').send(JSON.stringify(body));
  };
}

export const noSuchRoute: RequestHandler = () => {
  throw notFound('page');
};

/** The parsed value. @throws ProblemError with one entry for each field at fault */
export function parse<T extends $ZodType>(schema: T, value: unknown): T['_zod']['output'] {
  const result = safeParse(schema, value ?? {});
  if (result.success) return result.data;
  throw invalid(result.error.issues.map(fieldOf));
}

function fieldOf(issue: $ZodIssue): FieldProblem {
  return { field: issue.path.join('.') || 'body', code: codeOf(issue), detail: detailOf(issue) };
}

function codeOf(issue: $ZodIssue): FieldCode {
  if (issue.message === 'not_https') return 'not_https';
  const array = 'origin' in issue && issue.origin === 'array';
  if (issue.code === 'too_big') return array ? 'too_many' : tooBig(issue);
  if (issue.code === 'too_small') return array ? 'too_few' : tooSmall(issue);
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  return 'invalid';
}

const tooBig = (issue: $ZodIssue): FieldCode =>
  'origin' in issue && issue.origin === 'string' ? 'too_long' : 'invalid';

const tooSmall = (issue: $ZodIssue): FieldCode =>
  'origin' in issue && issue.origin === 'string' ? 'required' : 'invalid';

function detailOf(issue: $ZodIssue): string {
  if (issue.message === 'not_https') return 'Give an address that starts with https://.';
  return issue.message;
}

/** What express.json and the router throw: a status and `expose`. */
function bodyFault(error: unknown): ProblemError | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return invalid([
    {
      field: 'body',
      code: status === 413 ? 'too_long' : 'invalid',
      detail: 'Send JSON of at most 100 kB.',
    },
  ]);
}

function internal(): ProblemError {
  return new ProblemError(
    'internal',
    'Try again; if it happens again, report the request id to whoever runs this app.',
  );
}
