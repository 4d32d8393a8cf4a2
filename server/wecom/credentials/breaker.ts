import { refusal, WecomError } from '../errors.ts';
import { utc } from '../utc.ts';
import type { HeldStore, StoredRefusal } from './held-store.ts';

/** Corp id or secret are wrong or missing, or the app is stopped (page 90313). */
const credentialErrcodes = new Set([40001, 40013, 40091, 41002, 41004]);

const minute = 60_000;
const firstPauseMs = 10 * minute;
const longestPauseMs = 60 * minute;

/**
 * Keeps a wrong secret from being asked with again, by any process: after some of those WeCom bans
 * the address for an hour (page 90313, 45009). One try is let through when the pause is over;
 * pauses double from 10 to 60 minutes. Each configuration has a breaker of its own, so that a
 * corrected one is tried at once and processes with different ones do not open each other's.
 */
export function createBreaker(agentId: number, fingerprint: Buffer) {
  const refused = (errcode: number, retryAt: Date) => credentialsRefused(agentId, errcode, retryAt);

  return {
    /** Call under the lock, before asking. @throws WecomError while nobody may ask */
    async check(held: HeldStore, at: Date): Promise<StoredRefusal | undefined> {
      const before = await held.readRefusal(fingerprint);
      if (before && at < before.retryAt) throw refused(before.errcode, before.retryAt);
      return before;
    },

    /** Remembers that WeCom refused, and gives the error to throw once that is stored. */
    async opened(
      held: HeldStore,
      error: WecomError,
      at: Date,
      before: StoredRefusal | undefined,
    ): Promise<WecomError> {
      const { errcode } = error;
      if (errcode === null || !credentialErrcodes.has(errcode)) return error;
      const times = (before?.times ?? 0) + 1;
      const pauseMs = Math.min(firstPauseMs * 2 ** (times - 1), longestPauseMs);
      const retryAt = new Date(at.getTime() + pauseMs);
      await held.writeRefusal(fingerprint, { errcode, times, retryAt });
      return refused(errcode, retryAt);
    },

    /** WeCom accepts this configuration. */
    closed: (held: HeldStore, at: Date): Promise<void> => held.clearRefusals(fingerprint, at),
  };
}

export type Breaker = ReturnType<typeof createBreaker>;

function credentialsRefused(agentId: number, errcode: number, retryAt: Date): WecomError {
  const known = refusal('gettoken', errcode, '');
  return new WecomError({
    api: 'gettoken',
    errcode,
    meaning: `${known.meaning} (app ${agentId})`,
    reaction: 'operator',
    advice: `${known.advice} It is tried again with new values at once, with these at ${utc(retryAt)}.`,
  });
}
