/** Stable words a program may branch on; `detail` is for people and may change. */
export const problemCodes = [
  'validation_failed',
  'not_signed_in',
  'forbidden',
  'foreign_origin',
  'not_found',
  'idempotency_conflict',
  'stale_revision',
  'stale_feedback',
  'illegal_transition',
  'seat_conflict',
  'round_taken',
  'identity_taken',
  'too_soon',
  'link_invalid',
  'too_many_requests',
  'wecom_unavailable',
  'wecom_refused',
  'database_unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Why one field was refused. The client has a sentence for each in every language. */
export const fieldCodes = [
  'required',
  'too_long',
  'invalid',
  'in_the_past',
  'too_few',
  'too_many',
  'duplicate',
  'unknown_member',
  'inactive_member',
  'not_https',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

export interface FieldProblem {
  /** Dotted path in the body or query: `interviewers.0`. */
  field: string;
  code: FieldCode;
  detail: string;
}

/** An interviewer's time that another interview has. */
export interface SeatConflict {
  userid: string;
  name: string;
  startsAt: string;
  endsAt: string;
  /** Null when the reader may not see that interview. */
  interview: { id: string; jobTitle: string; candidateName: string } | null;
}

/** The body of every error answer, `application/problem+json` (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  /** What to do next, in English; the client translates by `code`. */
  detail: string;
  /** The id that finds this request in the log. */
  requestId: string;
  errors?: FieldProblem[];
  /** Of `stale_revision` and `illegal_transition`: the interview as it is now; of
   * `stale_feedback` the feedback. */
  current?: unknown;
  /** Of `seat_conflict`: whose time is taken, and by what as far as the reader may know. */
  conflicts?: SeatConflict[];
}
