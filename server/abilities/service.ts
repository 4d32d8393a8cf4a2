import type { Db } from '../db/pool.ts';
import { WecomError } from '../wecom/errors.ts';
import {
  deleteUsageBefore,
  readAbility,
  takeProbe,
  takeUse,
  writeOff,
  writeOn,
  type AbilityName,
  type AbilityRow,
} from './store.ts';

export type { AbilityName } from './store.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** WeCom's days are China's, which has no summer time. */
const chinaMs = 8 * 60 * minuteMs;
/** Switched off in the console: that changes seldom. */
const switchedOff = new Set([48001, 48002, 94000]);

export type Ability = ReturnType<typeof createAbility>;

/**
 * A part of WeCom that a corp may not have switched on. Whether it has is known only by trying, so
 * the whole fleet remembers the last answer and tries again once in a while.
 */
export function createAbility(options: {
  db: Db;
  corpId: string;
  name: AbilityName;
  now: () => number;
}) {
  const { db, corpId, name, now } = options;
  const own = { corpId, name };

  return {
    name,
    /** Undefined before the first try. */
    read: (): Promise<AbilityRow | undefined> => readAbility(db, corpId, name),

    /** It works. `ref`: what the app has to remember about it. */
    on: (ref: string) => writeOn(db, { ...own, ref, at: new Date(now()) }),

    /** True when the error means that it is off; then nobody tries again for a while. */
    async offBy(error: unknown): Promise<boolean> {
      if (!(error instanceof WecomError) || error.reaction !== 'operator') return false;
      const { errcode, advice } = error;
      const at = new Date(now());
      const probeAt = new Date(now() + pauseAfter(errcode));
      await writeOff(db, { ...own, errcode, advice, at, probeAt });
      return true;
    },

    /** Whether this caller is the one to try again now. */
    async mayProbe(): Promise<boolean> {
      const found = await readAbility(db, corpId, name);
      const next = new Date(now() + pauseAfter(found?.errcode ?? null));
      return takeProbe(db, { ...own, at: new Date(now()), next });
    },
  };
}

/** Milliseconds until the next try. */
function pauseAfter(errcode: number | null): number {
  return errcode !== null && switchedOff.has(errcode) ? 60 * minuteMs : 5 * minuteMs;
}

/** Calls that WeCom counts by the day, counted for the whole fleet before they are made. */
export function createDailyBudget(options: {
  db: Db;
  corpId: string;
  api: string;
  most: number;
  now: () => number;
}) {
  const { db, corpId, api, most, now } = options;
  const dayOf = (time: number) => new Date(time + chinaMs).toISOString().slice(0, 10);

  return {
    /** False when today's are used up. */
    take: () => takeUse(db, { corpId, api, day: dayOf(now()), most }),
    /** When the next day begins. */
    nextDay: () => new Date(Math.ceil((now() + chinaMs + 1) / dayMs) * dayMs - chinaMs),
    /** Forgets the days before yesterday. */
    sweep: () => deleteUsageBefore(db, dayOf(now() - dayMs)),
  };
}

export type DailyBudget = ReturnType<typeof createDailyBudget>;
