import type pg from 'pg';

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

  async function turn() {
    const client = await options.pool.connect();
    try {
      const { rows } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock($1) as taken',
        [options.lockKey],
      );
      if (!rows[0]?.taken) return;
      try {
        await options.task();
      } finally {
        await client.query('select pg_advisory_unlock($1)', [options.lockKey]);
      }
    } finally {
      client.release();
    }
  }

  return {
    start() {
      timer = setInterval(() => {
        running = turn().catch(options.onError);
      }, options.everyMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
