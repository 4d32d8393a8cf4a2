import type { Db } from '../db/pool.ts';
import { extendLeases, type Claimed } from './store/claim-store.ts';

/** Says for all rows a process has, again and again, that it is alive. */
export function createLeases(options: {
  db: Db;
  now: () => number;
  leaseMs: number;
  onError: (error: unknown) => void;
}) {
  const held = new Map<number, Claimed>();
  let timer: NodeJS.Timeout | undefined;

  function beat() {
    const until = new Date(options.now() + options.leaseMs);
    void extendLeases(options.db, [...held.values()], until).catch(options.onError);
  }

  function stop() {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    hold(claimed: Claimed[]) {
      for (const one of claimed) held.set(one.id, one);
      timer ??= setInterval(beat, options.leaseMs / 3).unref();
    },
    release(rows: { id: number }[]) {
      for (const { id } of rows) held.delete(id);
      if (held.size === 0) stop();
    },
    stop,
  };
}
