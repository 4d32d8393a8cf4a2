import { rules } from '#shared/interview-rules.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import { findOver } from '../store/history-store.ts';
import { deleteKeys } from '../store/keys-store.ts';
import { expire } from './commands/expire.ts';
import { end } from './commands/hold-it.ts';
import type { Runner } from './run.ts';

const most = 200;

/** What time does to interviews: offers end, and so do interviews nobody ended. */
export function createClockwork(options: {
  db: Db;
  corpId: string;
  now: () => number;
  runner: Runner;
  onError: (error: unknown) => void;
}) {
  const { db, corpId, now, runner } = options;

  async function move(id: string, command: typeof end) {
    try {
      await runner.execute({ kind: 'system' }, id, command, {});
    } catch (error) {
      // Somebody was faster; what is left over is found again next time.
      if (!(error instanceof ProblemError)) options.onError(error);
    }
  }

  return {
    /** Safe to run at any time and twice; at most some hundred interviews at once. */
    async tick(): Promise<void> {
      const found = await findOver(db, corpId, {
        at: new Date(now()),
        endedBy: new Date(now() - rules.endsByItself),
        most,
      });
      for (const { id, status } of found) await move(id, status === 'offered' ? expire : end);
      await deleteKeys(db, new Date(now() - rules.keysKept));
    },
  };
}
