import type pg from 'pg';
import type { InterviewState } from '#shared/interview-state.ts';
import { createAbility } from '../abilities/service.ts';
import type { Db } from '../db/pool.ts';
import type { Tx } from '../db/transaction.ts';
import type { WecomClient } from '../wecom/client.ts';
import { createWorkbenchJob } from './service/job.ts';
import { createTemplate } from './service/template.ts';
import { addMissing, markTiles } from './store.ts';

export { tiles as workbenchQueue } from './store.ts';

/** Several changes in one moment are one call. */
const settleMs = 2_000;
const mostAdded = 10_000;

export type Workbench = ReturnType<typeof createWorkbench>;

/** The app's tile on each member's workbench: today, next, to rate. */
export function createWorkbench(options: {
  pool: pg.Pool;
  db: Db;
  wecom: Pick<WecomClient, 'corpId' | 'workbench'>;
  /** Asks WeCom who of them the app may still see. */
  lookUp: (userids: string[]) => Promise<void>;
  publicUrl: string;
  now: () => number;
  random: () => number;
  onError: (error: unknown) => void;
}) {
  const { db, now } = options;
  const { corpId } = options.wecom;
  const ability = createAbility({ db, corpId, name: 'workbench', now });
  const template = createTemplate({ ...options, ability });

  return {
    ability,
    job: createWorkbenchJob({ ...options, ability, template }),

    /** In the transaction of every change of an interview: everybody who sits or sat in it. */
    async changed(
      tx: Tx,
      change: { before: InterviewState | null; after: InterviewState; at: Date },
    ): Promise<void> {
      const seats = [...(change.before?.seats ?? []), ...change.after.seats];
      await markTiles(tx, {
        memberIds: seats.map(({ memberId }) => memberId),
        at: change.at,
        dueAt: new Date(change.at.getTime() + settleMs),
      });
    },

    /** Tiles for interviews of before there were any. */
    addMissing: () => addMissing(db, { corpId, at: new Date(now()), most: mostAdded }),
  };
}
