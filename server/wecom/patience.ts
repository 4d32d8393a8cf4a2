import pLimit from 'p-limit';
import { heldBack, WecomError } from './errors.ts';
import { holdAfter } from './hold-windows.ts';
import type { HoldStore } from './holds-store.ts';
import type { Request, WecomCall } from './request.ts';

export interface PatienceOptions {
  request: Request;
  holds: HoldStore;
  /** Calls of this process under way at once; WeCom answers 45033 to too many. */
  mostAtOnce: number;
  /** A call that has lasted so long, in milliseconds, is not made again. */
  repeatWithinMs: number;
  elapsed: () => number;
  random: () => number;
  sleep: (ms: number) => Promise<void>;
}

/** WeCom asks for at most three repeats when it is busy (page 90313). */
const mostRepeats = 3;
const mostNetworkRepeats = 2;
const firstPauseMs = 250;

const limitErrcodes = new Set([45009, 45033, 45036]);

/**
 * Makes calls as WeCom wants them made: not too many at once, again after a while when it is busy,
 * not at all while one of its limits holds. What may have arrived is repeated only when the call
 * says that it may be.
 * @throws WecomError; with `retryAfterMs` when the call was held back
 */
export function createPatience(options: PatienceOptions): Request {
  const { holds, elapsed, random } = options;
  const limit = pLimit(options.mostAtOnce);

  async function checkHold(api: string): Promise<void> {
    // Without the database the call is made: WeCom itself still says no.
    const found = await holds.read(api).catch(() => undefined);
    if (!found?.hold) return;
    const left = found.hold.until.getTime() - found.at.getTime();
    if (left > 0) throw heldBack(api, found.hold.errcode, left);
  }

  async function heldFrom(error: WecomError): Promise<WecomError> {
    const { api, errcode } = error;
    if (errcode === null || !limitErrcodes.has(errcode)) return error;
    if (errcode === 45033) limit.concurrency = Math.max(1, Math.floor(limit.concurrency / 2));
    const found = await holds.read(api).catch(() => undefined);
    if (!found) return error;
    const hold = holdAfter(api, errcode, found.at, found.hold, random());
    await holds.write(api, hold).catch(() => undefined);
    return heldBack(api, errcode, hold.until.getTime() - found.at.getTime());
  }

  async function once<T extends object>(call: WecomCall): Promise<T> {
    const answer = await limit(() => options.request<T>(call));
    if (limit.concurrency < options.mostAtOnce) limit.concurrency += 1;
    return answer;
  }

  return async function patient<T extends object>(call: WecomCall): Promise<T> {
    const started = elapsed();
    await checkHold(call.api);
    for (let made = 1; ; made += 1) {
      try {
        return await once<T>(call);
      } catch (error) {
        if (!(error instanceof WecomError)) throw error;
        const pause = firstPauseMs * 3 ** (made - 1) * (0.75 + random() / 2);
        const late = elapsed() - started + pause > options.repeatWithinMs;
        if (late || !mayRepeat(call, error, made)) throw await heldFrom(error);
        await options.sleep(pause);
      }
    }
  };
}

function mayRepeat(call: WecomCall, error: WecomError, made: number): boolean {
  if (error.reaction !== 'retry') return false;
  if (error.errcode !== null) return made <= mostRepeats;
  const isSafe = !error.ambiguous || (call.repeatable ?? call.method === 'GET');
  return isSafe && made <= mostNetworkRepeats;
}
