import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { MemberRef } from '#shared/member.ts';
import { getAvailability } from '../api/interviews.ts';
import { createRequest } from './request.ts';
import { slotOf, startsAt, type When } from './wall-clock.ts';

const pauseMs = 200;
const minute = 60_000;

/** The part of a day in which somebody may be asked to interview, in minutes since midnight. */
const opens = 8 * 60;
const closes = 20 * 60;
const step = 30;

export interface Busy {
  userid: string;
  startsAt: string;
  endsAt: string;
}

export interface FreeOrNot {
  /** `15:00` on the wall of the chosen zone. */
  time: string;
  /** Userids of those who are taken then. */
  busy: string[];
  past: boolean;
}

/** When the chosen people are taken on the chosen day; asked for again when either changes. */
export function createAvailability(
  people: () => readonly MemberRef[],
  when: () => When,
  except?: string,
) {
  const request = createRequest();
  const busy = shallowRef<Busy[]>([]);
  const loadedFor = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wanted = computed(() => {
    const { date, zone } = when();
    const userids = people().map(({ userid }) => userid);
    return date && zone && userids.length > 0 ? JSON.stringify([date, zone, userids]) : '';
  });

  watch(wanted, askSoon, { immediate: true });
  onScopeDispose(() => clearTimeout(timer));

  function askSoon(key: string): void {
    clearTimeout(timer);
    if (key === '') busy.value = [];
    else timer = setTimeout(ask, pauseMs, key);
  }

  async function ask(key: string): Promise<void> {
    const midnight = startsAt({ ...when(), time: '00:00' });
    if (!midnight) return;
    // A day either way: an interview may run past midnight.
    const from = new Date(midnight.getTime() - 12 * 60 * minute);
    const to = new Date(midnight.getTime() + 37 * 60 * minute);
    const userids = people().map(({ userid }) => userid);
    const found = await request.run(() => getAvailability(userids, from, to, except));
    if (!found || key !== wanted.value) return;
    busy.value = found.items;
    loadedFor.value = key;
  }

  /** Who is taken at the chosen time, and when. */
  const clashes = computed(() => {
    const slot = slotOf(when());
    return slot ? busy.value.filter((one) => overlap(one, slot)) : [];
  });

  function freeTimes(now: number): FreeOrNot[] {
    const { zone, date, minutes } = when();
    return dayTimes().map((time) => {
      const slot = slotOf({ zone, date, minutes, time });
      const taken = slot ? busy.value.filter((one) => overlap(one, slot)) : [];
      const past = slot !== null && Date.parse(slot.startsAt) <= now;
      return { time, past, busy: [...new Set(taken.map(({ userid }) => userid))] };
    });
  }

  const isKnown = computed(() => wanted.value !== '' && loadedFor.value === wanted.value);

  return { request: request.state, busy, clashes, freeTimes, isKnown };
}

export type Availability = ReturnType<typeof createAvailability>;

/** Half-open: an end and a beginning at one time do not touch. */
function overlap(one: Omit<Busy, 'userid'>, other: Omit<Busy, 'userid'>): boolean {
  return (
    Date.parse(one.startsAt) < Date.parse(other.endsAt) &&
    Date.parse(other.startsAt) < Date.parse(one.endsAt)
  );
}

function dayTimes(): string[] {
  const count = (closes - opens) / step;
  return Array.from({ length: count }, (_, index) => clockTime(opens + index * step));
}

/** `09:30` for 570. */
export function clockTime(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
