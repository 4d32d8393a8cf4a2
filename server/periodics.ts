import type pg from 'pg';
import { createPeriodic } from './jobs/periodic.ts';

const sweepMs = 15 * 60_000;
/** Offers end and interviews are over no later than this after their time. */
const clockworkMs = 30_000;
const recheckMs = 20 * 60_000;

/** One lock for each: no two processes of a fleet do the same at once. */
const locks = { sweep: 7_243_110_010, tick: 7_243_110_011, recheck: 7_243_110_021 };

/** What runs by the clock alone. */
export function createPeriodics(options: {
  pool: pg.Pool;
  onError: (error: unknown) => void;
  random: () => number;
  /** Ended sessions and sign-ins go. */
  sweep: () => Promise<void>;
  /** Interviews move on as their time comes. */
  tick: () => Promise<void>;
  /** WeCom is asked about people with a seat. */
  recheck: () => Promise<void>;
}) {
  const { pool, onError } = options;
  const every = (everyMs: number, task: keyof typeof locks) =>
    createPeriodic({ pool, lockKey: locks[task], everyMs, task: options[task], onError });

  const all = [
    every(sweepMs, 'sweep'),
    every(clockworkMs, 'tick'),
    // Uneven, so that many fleets do not ask WeCom in step.
    every(recheckMs * (0.9 + 0.2 * options.random()), 'recheck'),
  ];

  return {
    start() {
      for (const one of all) one.start();
    },
    async stop() {
      for (const one of all) await one.stop();
    },
  };
}
