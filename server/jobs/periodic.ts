import type pg from 'pg';
import { withAdvisoryLock } from '../db/advisory-lock.ts';

/**
 * Runs `task` every `everyMs`, in one process of the fleet at a time: the others find the
 * advisory lock taken and skip the turn. The task must be safe to run again.
 */
export function createPeriodic(options: {
  pool: pg.Pool;
  lockKey: number;
  everyMs: number;
  task: () => Promise<void>;
  onError: (error: unknown) => void;
}) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  return {
    start() {
      timer = setInterval(() => {
        running = withAdvisoryLock(options.pool, options.lockKey, options.task).then(
          () => undefined,
          options.onError,
        );
      }, options.everyMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
