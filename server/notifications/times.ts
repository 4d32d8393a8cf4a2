import { createHash } from 'node:crypto';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** When messages go out, in milliseconds, relative to the interview's start or end. */
export const times = {
  /** Before the start, to whoever has not answered. */
  remindAnswer: 24 * hour,
  /** Before the start, with the way into the room; give or take `remindSpread`. */
  remindStart: 17 * minute,
  remindSpread: 3 * minute,
  /** After the start such a reminder helps nobody. */
  remindUseless: 5 * minute,
  candidateLate: 10 * minute,
  candidateLateUseless: 30 * minute,
  overdueFirst: 2 * hour,
  overdueSecond: 24 * hour,
  feedbackMissing: 48 * hour,
  nudgeUseless: 24 * hour,
  mailReminders: [24 * hour, hour],
  /** A refusal is told the organiser at once when the interview is this near. */
  soon: 48 * hour,
  lastWord: 7 * day,
} as const;

export function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}

/** Between 0 and 1, the same for the same key in every process. */
export function share(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) / 2 ** 32;
}

const crowded = new Set([0, 30]);

export function isCrowded(moment: Date): boolean {
  return crowded.has(moment.getUTCMinutes());
}

/**
 * WeCom delivers slowly at the full and the half hour and asks senders to keep away (page 90236):
 * what would fall into such a minute goes out in one of the four after it, spread by the key.
 */
export function offPeak(moment: Date, key: string): Date {
  if (!isCrowded(moment)) return moment;
  const next = Math.floor(moment.getTime() / minute) * minute + minute;
  return new Date(next + Math.floor(share(key) * 4 * minute));
}

/** At about `moment`, `spreadMs` earlier or later, off the crowded minutes. */
export function around(moment: Date, spreadMs: number, key: string): Date {
  const moved = moment.getTime() + (share(`${key} spread`) * 2 - 1) * spreadMs;
  return offPeak(new Date(Math.round(moved / second) * second), key);
}
