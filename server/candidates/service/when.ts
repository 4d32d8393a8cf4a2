import type { Slot } from '#shared/interview-state.ts';
import type { Locale } from '#shared/locale.ts';

/** `2026年11月25日星期三 15:00–16:00（中国标准时间，UTC+8）`: never without its zone. */
export function whenIn(slot: Slot, zone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const name = `${zoneName(slot.startsAt, zone, locale)}`;
  const offset = offsetLabel(slot.startsAt, zone);
  const place = locale === 'zh-CN' ? `（${name}，${offset}）` : ` (${name}, ${offset})`;
  return `${format.formatRange(slot.startsAt, slot.endsAt)}${place}`;
}

/** In the interview's zone, and in the candidate's when its clock shows something else. */
export function whenFor(slot: Slot, zones: { interview: string; candidate: string }, to: Locale) {
  const { interview, candidate } = zones;
  const agreed = whenIn(slot, interview, to);
  const own = offsetLabel(slot.startsAt, candidate);
  if (own === offsetLabel(slot.startsAt, interview)) return [agreed];
  return [whenIn(slot, candidate, to), agreed];
}

/** `11/25 15:00`, for subjects. */
export function shortWhen(slot: Slot, zone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(slot.startsAt)
    .replace(',', '');
}

function zoneName(at: Date, zone: string, locale: Locale): string {
  return partOf(at, zone, locale, 'long') || zone;
}

/** `UTC+8`, `UTC-3:30`. */
function offsetLabel(at: Date, zone: string): string {
  const label = partOf(at, zone, 'en', 'shortOffset').replace('GMT', 'UTC');
  return label === 'UTC' ? 'UTC+0' : label;
}

function partOf(at: Date, zone: string, locale: string, timeZoneName: 'long' | 'shortOffset') {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
