import type { FieldCode, FieldProblem, Problem, ProblemCode } from './problem.ts';

const titles = {
  validation_failed: [400, 'The request does not fit'],
  not_signed_in: [401, 'Not signed in'],
  forbidden: [403, 'Not allowed'],
  foreign_origin: [403, 'Another site asks'],
  not_found: [404, 'Not found'],
  idempotency_conflict: [409, 'Key used for something else'],
  stale_revision: [409, 'Changed meanwhile'],
  stale_feedback: [409, 'Saved elsewhere meanwhile'],
  illegal_transition: [409, 'Not possible any more, or not yet'],
  seat_conflict: [409, 'Somebody is busy then'],
  round_taken: [409, 'This round exists already'],
  identity_taken: [409, 'Taken in the other system'],
  too_soon: [429, 'Too soon'],
  link_invalid: [404, 'This link does not open anything'],
  too_many_requests: [429, 'Too many requests'],
  internal: [500, 'Something broke here'],
  wecom_refused: [502, 'WeCom refused'],
  wecom_unavailable: [503, 'WeCom does not answer'],
  database_unavailable: [503, 'The database does not answer'],
} as const satisfies Record<ProblemCode, readonly [number, string]>;

/** A failure whose reason the caller may know. Thrown by services, answered as a Problem. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly errors: FieldProblem[] | undefined;
  /** What else the answer holds. */
  readonly more: Pick<Problem, 'current' | 'conflicts'>;

  /** `detail` says what to do next. */
  constructor(
    code: ProblemCode,
    detail: string,
    errors?: FieldProblem[],
    more: Pick<Problem, 'current' | 'conflicts'> = {},
  ) {
    super(detail);
    this.code = code;
    [this.status, this.title] = titles[code];
    this.errors = errors;
    this.more = more;
  }
}

/** For what does not exist and for what the viewer may not know exists, alike. */
export function notFound(what: string): ProblemError {
  return new ProblemError('not_found', `There is no such ${what}, or you are not part of it.`);
}

export function forbidden(detail: string): ProblemError {
  return new ProblemError('forbidden', detail);
}

export function invalid(errors: FieldProblem[]): ProblemError {
  const fields = errors.map((error) => error.field).join(', ');
  return new ProblemError('validation_failed', `Correct ${fields} and send it again.`, errors);
}

/** One field's fault, for services that find it after the shape was right. */
export function fieldProblem(field: string, code: FieldCode, detail: string): FieldProblem {
  return { field, code, detail };
}
