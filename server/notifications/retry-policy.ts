import type { WecomError } from '../wecom/errors.ts';

const second = 1000;
const minute = 60 * second;

const mostTries = 8;
const longestPause = 10 * minute;

/** The client has made the three repeats WeCom allows when it is busy (page 90313). */
const firstBusyPause = 30 * second;
const firstPause = 4 * second;

/** Messages that waited for one limit do not all set off in the same second. */
const spread = 10 * second;

/** A wrong secret repeated bans this server's address for an hour: never again by itself. */
const never = new Set([40001, 40013, 40091]);

/**
 * Milliseconds until the next try after `tries` that failed, or null to give up.
 * `random` is between 0 and 1.
 */
export function retryDelay(error: WecomError, tries: number, random: number): number | null {
  if (error.errcode !== null && never.has(error.errcode)) return null;
  if (error.reaction === 'permanent' || error.reaction === 'recipient') return null;
  if (error.reaction === 'login') return null;
  // An operator needs minutes; the row shows the advice meanwhile.
  if (error.reaction === 'operator') return 5 * minute;
  if (error.reaction === 'wait') return (error.retryAfterMs ?? minute) + random * spread;
  if (tries >= mostTries) return null;
  const first = error.errcode === -1 ? firstBusyPause : firstPause;
  return Math.min(longestPause, 2 ** (tries - 1) * first) * (0.75 + random / 2);
}
