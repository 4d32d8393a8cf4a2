import { parseDateTime, toZoned, type ZonedDateTime } from '@internationalized/date';
import { isZone } from '#shared/zone.ts';
import { dayKey, formatTime, offsetMinutes } from '../i18n/time.ts';

/** A time as a clock on a wall says it. */
export interface WallTime {
  /** `2026-11-24`; empty until chosen. */
  date: string;
  /** `15:00`. */
  time: string;
}

/** A time, a length and the zone whose walls are meant. */
export interface When extends WallTime {
  minutes: number;
  zone: string;
}

export function blankWhen(zone: string): When {
  return { date: '', time: '10:00', minutes: 60, zone };
}

/** The wall clock of an instant. */
export function whenOf(slot: { startsAt: string; minutes: number; zone: string }): When {
  const { startsAt, minutes, zone } = slot;
  return { date: dayKey(startsAt, zone), time: wallTime(startsAt, zone), minutes, zone };
}

function wallTime(at: string, zone: string): string {
  // Never in the reader's digits: this is a value, not a text.
  return formatTime(at, zone, 'en-GB');
}

function zoned(when: Omit<When, 'minutes'>, which: 'earlier' | 'later'): ZonedDateTime | null {
  if (!when.date || !when.time || !isZone(when.zone)) return null;
  return toZoned(parseDateTime(`${when.date}T${when.time}`), when.zone, which);
}

/** The instant the wall clock means, the first of two; null while date, time or zone is missing. */
export function startsAt(when: Omit<When, 'minutes'>): Date | null {
  if (!when.date || !when.time || !isZone(when.zone)) return null;
  return toZoned(parseDateTime(`${when.date}T${when.time}`), when.zone, 'compatible').toDate();
}

/** From when to when; null while something is missing. */
export function slotOf(when: When): { startsAt: string; endsAt: string } | null {
  const start = startsAt(when);
  if (!start) return null;
  const end = new Date(start.getTime() + when.minutes * 60_000);
  return { startsAt: start.toISOString(), endsAt: end.toISOString() };
}

/** True when the clocks of the zone move on the chosen day. */
export function clocksChange(when: Pick<When, 'date' | 'zone'>): boolean {
  const morning = startsAt({ ...when, time: '00:00' });
  const night = startsAt({ ...when, time: '23:59' });
  if (!morning || !night) return false;
  return offsetMinutes(when.zone, morning.getTime()) !== offsetMinutes(when.zone, night.getTime());
}

/** What a moving clock does to a wall time: leaves it out, shows it twice, or neither. */
export function wallKind(when: Omit<When, 'minutes'>): 'once' | 'skipped' | 'twice' {
  const early = zoned(when, 'earlier');
  const late = zoned(when, 'later');
  if (!early || !late || early.compare(late) === 0) return 'once';
  return wallTime(late.toDate().toISOString(), when.zone) === when.time ? 'twice' : 'skipped';
}
