import type { SlotInput } from '#shared/interview-input.ts';
import { limits } from '#shared/interview.ts';
import { startsAt, type WallTime } from './wall-clock.ts';

const hour = 3_600_000;

/** How long a candidate may be given to choose, in hours. */
export const deadlines = [12, 24, 48, 72, 120, 168] as const;

export interface OfferFields {
  offers: WallTime[];
  minutes: number;
  zone: string;
}

/** The instants on offer, soonest first. */
export function offeredSlots({ offers, minutes, zone }: OfferFields): SlotInput[] {
  const starts = offers.map((wall) => startsAt({ ...wall, zone })?.toISOString());
  return starts
    .filter((at) => at !== undefined)
    .sort()
    .map((at) => ({ startsAt: at, minutes }));
}

/** One more time to choose from, unless it is there already or there is no room. */
export function withOffer(offers: readonly WallTime[], { date, time }: WallTime): WallTime[] {
  const isThere = offers.some((one) => one.date === date && one.time === time);
  if (isThere || !date || offers.length >= limits.offers) return [...offers];
  return [...offers, { date, time }].sort((one, other) =>
    `${one.date}${one.time}`.localeCompare(`${other.date}${other.time}`),
  );
}

export function deadlineOf(hours: number, now: number): string {
  return new Date(now + hours * hour).toISOString();
}
