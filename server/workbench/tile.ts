import { createHash } from 'node:crypto';
import type { Locale } from '#shared/locale.ts';
import { dayAround } from '../interviews/service/list.ts';
import type { WorkbenchData } from '../wecom/workbench.ts';
import { tileTexts } from './texts.ts';

/** What stands where there is no next interview. */
const none = '–';
const dayMs = 24 * 3_600_000;

/** A member's seat that the tile counts. */
export interface TileSeat {
  interviewId: string;
  startsAt: Date;
  zone: string;
  /** Still to come or under way. */
  live: boolean;
  /** Waits for this member's feedback. */
  toRate: boolean;
}

export interface Tile {
  data: WorkbenchData;
  hash: string;
  /** When the clock makes it untrue: the next interview begins, or the day is over. */
  until: Date;
}

/** "Today 3 · Next 14:30 · To rate 2", in the zone of the member's next interview. */
export function tileOf(
  seats: readonly TileSeat[],
  { locale, publicUrl, now }: { locale: Locale; publicUrl: string; now: Date },
): Tile {
  const byStart = seats.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const next = byStart.find(({ live, startsAt }) => live && startsAt > now);
  const zone = next?.zone ?? byStart.at(-1)?.zone ?? 'Asia/Shanghai';
  const { from, to } = dayAround(now, zone);
  const today = byStart.filter(({ startsAt }) => startsAt >= from && startsAt < to);
  const texts = tileTexts[locale];
  const data: WorkbenchData = {
    type: 'keydata',
    items: [
      { key: texts.today, data: String(today.length), jumpUrl: `${publicUrl}/` },
      {
        key: texts.next,
        data: next ? timeOf(next, { to, locale }) : none,
        jumpUrl: next ? `${publicUrl}/i/${next.interviewId}` : `${publicUrl}/`,
      },
      {
        key: texts.toRate,
        data: String(byStart.filter(({ toRate }) => toRate).length),
        jumpUrl: `${publicUrl}/`,
      },
    ],
  };
  const until = next && next.startsAt < to ? next.startsAt : to;
  return { data, hash: hashOf(data), until: until > now ? until : new Date(now.getTime() + dayMs) };
}

export function hashOf(data: WorkbenchData): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}

/** The hour alone while it is today's. */
function timeOf(
  { startsAt, zone }: TileSeat,
  { to, locale }: { to: Date; locale: Locale },
): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(startsAt >= to && { month: 'numeric', day: 'numeric' }),
  });
  return format.format(startsAt).replace(',', '');
}
