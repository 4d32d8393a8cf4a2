import {
  problemCodes,
  type FieldProblem,
  type Problem,
  type ProblemCode,
  type SeatConflict,
} from '#shared/problem.ts';

/** The server's word for what went wrong, or ours when no answer of the server arrived. */
export type ApiErrorCode = ProblemCode | 'network' | 'timeout';

/** The one error every request rejects with. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** 0 when nothing was answered. */
  readonly status: number;
  /** Finds the request in the server's log; null when the server never saw it. */
  readonly requestId: string | null;
  readonly fields: FieldProblem[];
  /** The interview as it is now, when it is no longer what the request took it for. */
  readonly current: unknown;
  /** Whose time is taken, when that is the reason. */
  readonly conflicts: SeatConflict[];

  constructor(code: ApiErrorCode, detail: string, problem?: Problem) {
    super(detail);
    this.code = code;
    this.status = problem?.status ?? 0;
    this.requestId = problem?.requestId ?? null;
    this.fields = problem?.errors ?? [];
    this.current = problem?.current;
    this.conflicts = problem?.conflicts ?? [];
  }
}

/** Turns an answer that is not 2xx into an error; a proxy's HTML page counts as `internal`. */
export async function errorFrom(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new ApiError(body.code, body.detail, body);
  const requestId = response.headers.get('x-request-id') ?? '';
  const detail = `The server answered ${response.status} without a reason. Try again.`;
  return new ApiError('internal', detail, {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'internal',
    detail,
    requestId,
  });
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  return 'code' in body && problemCodes.some((code) => code === body.code);
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('internal', error instanceof Error ? error.message : String(error));
}
