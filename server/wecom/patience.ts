import { within } from './credentials/within.ts';
import { heldBack, unreachable, WecomError } from './errors.ts';
import { holdAfter } from './hold-windows.ts';
import type { HoldStore } from './holds-store.ts';
import type { Attempt, Request, WecomCall } from './request.ts';
import { createTurns } from './turns.ts';

export interface PatienceOptions {
  request: Attempt;
  holds: HoldStore;
  /** Calls of this process under way at once; WeCom answers 45033 to too many. */
  mostAtOnce: number;
  /** A call that has waited for its turn so long, in milliseconds, is not made. */
  timeoutMs: number;
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

/** Gone in a moment; whatever else heals by itself takes minutes. */
const momentary = new Set([-1, 6000, 45035]);
const limitErrcodes = new Set([45009, 45033, 45036]);

/** A database that is slow must not make every call slow. */
const holdStoreMs = 500;

/**
 * Makes calls as WeCom wants them made: not too many at once, again after a while when it is busy,
 * not at all while one of its limits holds. What may have arrived is repeated only when the call
 * says that it may be.
 * @throws WecomError; with `retryAfterMs` when the call was held back
 */
export function createPatience(options: PatienceOptions): Request {
  const { elapsed, random } = options;
  const inTurn = createTurns(options.mostAtOnce);

  /** Undefined when the database is away: then WeCom is asked, which still says no by itself. */
  function readHold(api: string) {
    return within(holdStoreMs, options.holds.read(api)).catch(() => undefined);
  }

  async function checkHold(api: string): Promise<void> {
    const { hold, at } = (await readHold(api)) ?? {};
    if (hold && at && at < hold.until) throw heldBack(api, hold.errcode, hold.until, at);
  }

  /** What to throw once a limit was hit: from now on nobody asks this. */
  async function heldFrom(error: WecomError, errcode: number): Promise<WecomError> {
    const before = await readHold(error.api);
    if (!before) return error;
    const hold = holdAfter(error.api, errcode, before.at, before.hold, random());
    await within(holdStoreMs, options.holds.write(error.api, hold)).catch(() => undefined);
    return heldBack(error.api, errcode, hold.until, before.at);
  }

  async function ask<T extends object>(call: WecomCall, attempt: number, tooMany: () => void) {
    try {
      return await options.request<T>(call, attempt);
    } catch (error) {
      const errcode = error instanceof WecomError ? error.errcode : null;
      if (errcode === 45033) tooMany();
      if (errcode === null || !limitErrcodes.has(errcode)) throw error;
      // Still in its turn, so that those who wait for theirs find the hold.
      throw await heldFrom(error as WecomError, errcode);
    }
  }

  function once<T extends object>(call: WecomCall, attempt: number): Promise<T> {
    const queued = elapsed();
    return inTurn(async (tooMany) => {
      const isLate = elapsed() - queued > options.timeoutMs;
      if (isLate) throw unreachable(call.api, 'too many calls before this one', false);
      await checkHold(call.api);
      return ask<T>(call, attempt, tooMany);
    });
  }

  return async function patient<T extends object>(call: WecomCall): Promise<T> {
    const started = elapsed();
    let mayHaveArrived = false;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once<T>(call, attempt);
      } catch (error) {
        if (!(error instanceof WecomError)) throw error;
        error.mayHaveArrived = mayHaveArrived;
        mayHaveArrived ||= error.ambiguous;
        const pause = firstPauseMs * 3 ** (attempt - 1) * (0.75 + random() / 2);
        const isLate = elapsed() - started + pause > options.repeatWithinMs;
        if (isLate || !mayRepeat(call, error, attempt)) throw error;
        await options.sleep(pause);
      }
    }
  };
}

function mayRepeat(call: WecomCall, error: WecomError, attempt: number): boolean {
  if (error.errcode !== null) return momentary.has(error.errcode) && attempt <= mostRepeats;
  const isSafe = !error.ambiguous || (call.repeatable ?? call.method === 'GET');
  return isSafe && error.reaction === 'retry' && attempt <= mostNetworkRepeats;
}
