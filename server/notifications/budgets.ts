import type { NoticeKind } from '#shared/notification.ts';
import type { KindRules } from './kinds.ts';
import type { Used } from './store/reserve-store.ts';

export interface Budgets {
  /** One member gets no more than so many messages; WeCom drops those above 30 and 1000. */
  perMinute: number;
  perHour: number;
  /** A digest takes what is left below WeCom's limits. */
  digestPerMinute: number;
  digestPerHour: number;
  /** From so many in an hour on a day is busy, and what can wait is gathered. */
  busyPerHour: number;
  /** How long a digest gathers, in milliseconds; after an overflow at least a minute. */
  gatherMs: number;
  overflowMs: number;
  /** Recipients a day in China, account limit × 200 (page 90236); undefined when not known. */
  perDay: number | undefined;
}

export const usualBudgets: Budgets = {
  perMinute: 20,
  perHour: 600,
  digestPerMinute: 25,
  digestPerHour: 700,
  busyPerHour: 12,
  gatherMs: 5 * 60_000,
  overflowMs: 65_000,
  perDay: undefined,
};

/** Of the app's day, what is kept for messages that cannot wait. */
const keptOfDay = 0.2;

/**
 * `over`: into the digest at once, the recipient's limit is near. `gather`: into the digest in a
 * while. `tomorrow`: the app's day is used up.
 */
export function budgetFor(
  rules: KindRules,
  kind: NoticeKind,
  used: Used,
  spentToday: number,
  budgets: Budgets,
): 'send' | 'over' | 'gather' | 'tomorrow' {
  const { perDay = Infinity } = budgets;
  if (spentToday >= perDay && rules.priority > 0) return 'tomorrow';
  const isDigest = kind === 'digest';
  const perMinute = isDigest ? budgets.digestPerMinute : budgets.perMinute;
  const perHour = isDigest ? budgets.digestPerHour : budgets.perHour;
  if (used.minute >= perMinute || used.hour >= perHour) return 'over';
  const isBusy = used.hour >= budgets.busyPerHour || spentToday >= perDay * (1 - keptOfDay);
  return isBusy && rules.digest === 'busy' ? 'gather' : 'send';
}

const day = 24 * 3_600_000;
/** Days of WeCom's limits are China's (page 90312). */
const chinaOffset = 8 * 3_600_000;

export function dayOf(at: Date): { start: Date; end: Date } {
  const start = Math.floor((at.getTime() + chinaOffset) / day) * day - chinaOffset;
  return { start: new Date(start), end: new Date(start + day) };
}
