import type { Db } from '../db/pool.ts';
import type { Tx } from '../db/transaction.ts';
import { insertNotifications, readStates } from './store.ts';

export { channel as notificationChannel } from './store.ts';

export type Notifications = ReturnType<typeof createNotifications>;

/** Event → rows. Nothing is sent here; the delivery job reads the rows. */
export function createNotifications(options: { db: Db; now: () => number }) {
  return {
    /** One row a person, in the transaction that assigns them. */
    async planAssigned(
      tx: Tx,
      event: { interviewId: string; revision: number; recipientIds: number[]; notAfter: Date },
    ): Promise<void> {
      const at = new Date(options.now());
      const { interviewId, revision, notAfter } = event;
      await insertNotifications(
        tx,
        event.recipientIds.map((recipientId) => ({
          dedupeKey: `assigned:${interviewId}:${revision}:${recipientId}`,
          kind: 'assigned',
          interviewId,
          revision,
          recipientId,
          dueAt: at,
          notAfter,
          at,
        })),
      );
    },

    /** What became of the invitations of that revision, for the organiser. */
    statesOf: (interviewId: string, revision: number) =>
      readStates(options.db, interviewId, revision),
  };
}
