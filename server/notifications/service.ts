import type { Db } from '../db/pool.ts';
import type { Reader } from '../db/transaction.ts';
import { createCards } from './service/cards.ts';
import { createInvite } from './service/invite.ts';
import { createPlan } from './service/plan.ts';
import { planMemberGone } from './service/member-gone.ts';
import { readMetrics } from './store/metrics-store.ts';
import { readStates } from './store/states-store.ts';

export type { CardClick } from './service/cards.ts';
export { channel as notificationChannel } from './store/insert-store.ts';

export type Notifications = ReturnType<typeof createNotifications>;

/** Event → rows. Nothing is sent here; the delivery job reads the rows. */
export function createNotifications(options: {
  db: Db;
  corpId: string;
  now: () => number;
  /** A mail server is configured, so that candidates can be written to. */
  mail: boolean;
}) {
  const { db, corpId, now } = options;
  return {
    /** Rows for whoever must hear of a change, in its transaction, and who that is. */
    plan: createPlan(options),
    ...createCards(options),
    /** Sends a candidate their invitation again. */
    invite: createInvite(options),
    /** Tells organisers, in the caller's transaction, that somebody with seats is gone. */
    memberGone: planMemberGone,

    /** What became of the invitations of that revision, for whoever manages it. */
    statesOf: (reader: Reader, interviewId: string, revision: number) =>
      readStates(reader, interviewId, revision),

    /** For operators: rows by status, and since how many seconds the oldest has been due. */
    metrics: () => readMetrics(db, corpId, new Date(now())),
  };
}
