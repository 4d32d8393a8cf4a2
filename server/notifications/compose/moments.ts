import type { Locale } from '#shared/locale.ts';

interface Span {
  startsAt: Date;
  endsAt: Date;
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `11/25 15:00`: eleven bytes. */
export function shortTime(moment: Date, zone: string, locale: Locale): string {
  const day = { month: '2-digit', day: '2-digit' } as const;
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...day, ...clock });
  return format.format(moment).replace(',', '');
}

/** With its zone named, because readers sit in several. */
export function longTime({ startsAt, endsAt }: Span, zone: string, locale: Locale): string {
  const day = { weekday: 'long', month: 'long', day: 'numeric' } as const;
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...day, ...clock });
  return `${format.formatRange(startsAt, endsAt)} (${zone})`;
}

/** `11/25 15:00–16:00 GMT+8`: what fits into a row of a card, with the clock it goes by. */
export function rowTime({ startsAt, endsAt }: Span, zone: string, locale: Locale): string {
  const named = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    ...clock,
    timeZoneName: 'shortOffset',
  });
  const part = (type: Intl.DateTimeFormatPartTypes, at: Date) =>
    named.formatToParts(at).find((one) => one.type === type)?.value ?? '';
  const ends = `${part('hour', endsAt)}:${part('minute', endsAt)}`;
  return `${shortTime(startsAt, zone, locale)}–${ends} ${part('timeZoneName', startsAt)}`;
}
