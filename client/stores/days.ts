import type { Interview } from '#shared/interview.ts';
import { dayKey } from '../i18n/time.ts';

export interface Day {
  /** `2026-11-24` in the reader's zone. */
  key: string;
  items: Interview[];
}

/** Splits a sorted list into the calendar days of a zone, in the order given. */
export function groupByDay(items: readonly Interview[], zone: string): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const key = dayKey(item.startsAt, zone);
    const last = days[days.length - 1];
    if (last?.key === key) last.items.push(item);
    else days.push({ key, items: [item] });
  }
  return days;
}
