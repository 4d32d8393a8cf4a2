import { isMessageKey, locale, t } from './index.ts';

const minute = 60_000;
const day = 86_400_000;

/** The zone this device lives in. */
export function readerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Shanghai';
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using one. */
function formatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(tag, options);
  formatters.set(key, made);
  return made;
}

/** `15:00`; in all three languages interviews are read on a 24-hour clock. */
export function formatTime(at: string, zone: string, tag: string = locale()): string {
  return formatter(tag, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at));
}

/** `15:00–16:00`. */
export function formatTimes(slot: { startsAt: string; endsAt: string }, zone: string): string {
  return `${formatTime(slot.startsAt, zone)}–${formatTime(slot.endsAt, zone)}`;
}

/** The date as a reader of that language writes it: `11月24日星期二`, `Tuesday, November 24`. */
export function formatDate(at: string, zone: string, now: number): string {
  const sameYear = dayKey(at, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4);
  return formatter(locale(), {
    timeZone: zone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(Date.parse(at));
}

/** `11/24`, month first in Chinese and English, day first in French. */
export function formatShortDate(at: string, zone: string): string {
  return formatter(locale(), { timeZone: zone, month: 'numeric', day: 'numeric' }).format(
    Date.parse(at),
  );
}

/** `2026-11-24`: the calendar day an instant falls on in a zone. */
export function dayKey(at: string | number, zone: string): string {
  return formatter('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at));
}

/** Today, tomorrow or yesterday in words, else null. */
export function nearDay(at: string, zone: string, now: number): string | null {
  const key = dayKey(at, zone);
  if (key === dayKey(now, zone)) return t('time.today');
  if (key === dayKey(now + day, zone)) return t('time.tomorrow');
  if (key === dayKey(now - day, zone)) return t('time.yesterday');
  return null;
}

/** How far an interview is from now: counts minutes, then hours, then days. */
export function relativeTime(slot: { startsAt: string; endsAt: string }, now: number): string {
  const start = Date.parse(slot.startsAt);
  const end = Date.parse(slot.endsAt);
  if (now >= end) return t('time.ended', { when: agoOrIn(end - now) });
  if (now >= start) return startedAgo(Math.floor((now - start) / minute));
  return startsIn(Math.ceil((start - now) / minute));
}

function startedAgo(minutes: number): string {
  return minutes === 0 ? t('time.now') : t('time.started', { n: minutes });
}

function startsIn(minutes: number): string {
  if (minutes < 60) return t('time.inMinutes', { n: minutes });
  if (minutes >= 24 * 60) return agoOrIn(minutes * minute);
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  return m === 0 ? t('time.inWholeHours', { n: h }) : t('time.inHours', { h, m });
}

function agoOrIn(ms: number): string {
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'always' });
  const size = Math.abs(ms);
  if (size < 60 * minute) return words.format(Math.trunc(ms / minute), 'minute');
  if (size < day) return words.format(Math.trunc(ms / (60 * minute)), 'hour');
  return words.format(Math.trunc(ms / day), 'day');
}

/** Minutes east of UTC in a zone at an instant. */
export function offsetMinutes(zone: string, at: number): number {
  const parts = formatter('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  // The wall shows no seconds.
  return Math.round((wall - Math.floor(at / minute) * minute) / minute);
}

/** `UTC+8`, `UTC−3:30`. */
export function offsetLabel(zone: string, at: number): string {
  const minutes = offsetMinutes(zone, at);
  const sign = minutes < 0 ? '−' : '+';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${sign}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** True when clocks in both zones show the same time at that instant. */
export function sameClock(one: string, other: string, at: number): boolean {
  return one === other || offsetMinutes(one, at) === offsetMinutes(other, at);
}

/** A zone by its city: `北京`, `New York`; without a word of ours, the name IANA gives it. */
export function zoneName(zone: string): string {
  const key = `zone.${zone}`;
  if (isMessageKey(key)) return t(key);
  return (zone.split('/').pop() ?? zone).replace(/_/g, ' ');
}
