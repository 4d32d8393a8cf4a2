import { errcodes, unknownErrcode, type Reaction } from './errcodes.ts';

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

  constructor(fault: {
    api: string;
    errcode: number | null;
    meaning: string;
    reaction: Reaction;
    advice: string;
  }) {
    super(`WeCom ${fault.api}: ${fault.errcode ?? 'no answer'}, ${fault.meaning}. ${fault.advice}`);
    this.api = fault.api;
    this.errcode = fault.errcode;
    this.meaning = fault.meaning;
    this.reaction = fault.reaction;
    this.advice = fault.advice;
  }
}

/**
 * An answer with a non-zero errcode. The text of `errmsg` may change at any time (page 90313),
 * so only the caller's address is taken from it, which the operator needs for 60020.
 */
export function refusal(api: string, errcode: number, errmsg: string): WecomError {
  const known = errcodes[errcode] ?? unknownErrcode;
  const ip = errcode === 60020 ? /from ip: ([0-9a-f.:]+)/i.exec(errmsg)?.[1] : undefined;
  return new WecomError({
    api,
    errcode,
    ...known,
    advice: ip ? `${known.advice} The address is ${ip}.` : known.advice,
  });
}

/** No answer, a broken one, or one that is not WeCom's. `why` must hold nothing secret. */
export function unreachable(api: string, why: string): WecomError {
  return new WecomError({
    api,
    errcode: null,
    meaning: `no usable answer (${why})`,
    reaction: 'retry',
    advice: 'Check that this server reaches WECOM_API_URL; it is tried again.',
  });
}

export function isStaleToken(error: unknown): boolean {
  return error instanceof WecomError && error.reaction === 'refresh';
}
