import type { CandidateSlot } from '#shared/candidate-page.ts';
import { locale } from '../i18n/index.ts';
import { formatTimes, offsetLabel, zoneName } from '../i18n/time.ts';

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), { timeZone: zone, hourCycle: 'h23', ...options });
}

/** `11月25日星期三`. */
export function longDate(at: string, zone: string): string {
  return format(zone, { weekday: 'long', month: 'long', day: 'numeric' }).format(Date.parse(at));
}

/** Date and time, for a sentence. */
export function longMoment(at: string, zone: string): string {
  return format(zone, {
    weekday: 'short',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(at));
}

/** `11月25日星期三 15:00–16:00`. */
export function longSlot(slot: CandidateSlot, zone: string): string {
  return `${longDate(slot.startsAt, zone)} ${formatTimes(slot, zone)}`;
}

/** The same slot where the interview was agreed, its zone named. */
export function slotElsewhere(slot: CandidateSlot, zone: string): string {
  const offset = offsetLabel(zone, Date.parse(slot.startsAt));
  return `${longSlot(slot, zone)} · ${zoneName(zone)} (${offset})`;
}
