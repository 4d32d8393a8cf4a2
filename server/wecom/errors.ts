import { errcodes, unknownErrcode } from './errcodes.ts';
import { wholeAdvice, type Reaction } from './errcodes/errcode.ts';
import { utc } from './utc.ts';

export interface Fault {
  api: string;
  errcode: number | null;
  meaning: string;
  reaction: Reaction;
  advice: string;
  ambiguous?: boolean;
  retryAfterMs?: number;
}

/** Everything that goes wrong between us and WeCom. Carries no token, secret or code. */
export class WecomError extends Error {
  override name = 'WecomError';
  /** Path of the API below /cgi-bin, such as `message/send`. */
  readonly api: string;
  /** WeCom's code; null when no answer in WeCom's form arrived. */
  readonly errcode: number | null;
  readonly meaning: string;
  readonly reaction: Reaction;
  readonly advice: string;
  /** No usable answer came, so WeCom may have done what it was asked, or not. */
  readonly ambiguous: boolean;
  /** An earlier try of the same call was ambiguous: WeCom may have done it then. */
  mayHaveArrived = false;
  /** Milliseconds for which WeCom is not to be asked this again; undefined when not known. */
  readonly retryAfterMs: number | undefined;

  constructor(fault: Fault) {
    super(`WeCom ${fault.api}: ${fault.errcode ?? 'no answer'}, ${fault.meaning}. ${fault.advice}`);
    this.api = fault.api;
    this.errcode = fault.errcode;
    this.meaning = fault.meaning;
    this.reaction = fault.reaction;
    this.advice = fault.advice;
    this.ambiguous = fault.ambiguous ?? false;
    this.retryAfterMs = fault.retryAfterMs;
  }
}

/**
 * An answer with a non-zero errcode. The text of `errmsg` may change at any time (page 90313),
 * so only the caller's address is taken from it, which the operator needs for 60020.
 */
export function refusal(api: string, errcode: number, errmsg: string): WecomError {
  const known = errcodes[errcode] ?? unknownErrcode;
  const { meaning, reaction } = known;
  const ip = errcode === 60020 ? /from ip: ([0-9a-f.:]+)/i.exec(errmsg)?.[1] : undefined;
  const advice = ip ? `${wholeAdvice(known)} The address is ${ip}.` : wholeAdvice(known);
  return new WecomError({ api, errcode, meaning, reaction, advice });
}

/** A frequency limit holds `until`; the time now is `at` on the same clock. */
export function heldBack(api: string, errcode: number, until: Date, at: Date): WecomError {
  const { meaning } = errcodes[errcode] ?? unknownErrcode;
  const advice = `Nothing to do: WeCom is asked again at ${utc(until)}.`;
  const retryAfterMs = until.getTime() - at.getTime();
  return new WecomError({ api, errcode, meaning, reaction: 'wait', advice, retryAfterMs });
}

/**
 * No answer, a broken one, or one that is not WeCom's. `why` must hold nothing secret.
 * `ambiguous` unless the request cannot have arrived.
 */
export function unreachable(api: string, why: string, ambiguous = true): WecomError {
  return new WecomError({
    api,
    errcode: null,
    meaning: `no usable answer (${why})`,
    reaction: 'retry',
    advice: 'Check that this server reaches WECOM_API_URL; it is tried again.',
    ambiguous,
  });
}

/** WeCom itself answers with HTTP 200, and with 404 to a path it does not have. */
export function refusedOverHttp(api: string, status: number): WecomError {
  return new WecomError({
    api,
    errcode: null,
    meaning: `no usable answer (HTTP ${status})`,
    reaction: 'operator',
    advice: 'Check WECOM_API_URL, and the proxy in between if there is one.',
  });
}

/**
 * Whether a fresh token may help. 40001 from a call that carries a token is seen as well for one
 * that is stale; from gettoken it is about the secret.
 */
export function isStaleToken(error: unknown): boolean {
  if (!(error instanceof WecomError)) return false;
  return error.reaction === 'refresh' || (error.errcode === 40001 && error.api !== 'gettoken');
}
