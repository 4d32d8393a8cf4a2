import { liveSeats } from '#shared/interview-state.ts';
import type { NoticePreview } from '#shared/notification.ts';
import type { Reader, Tx } from '../db/transaction.ts';
import type { Change } from './plan.ts';
import { insertNotifications, readStates } from './store.ts';

export { channel as notificationChannel } from './store.ts';

export type Notifications = ReturnType<typeof createNotifications>;

/** Event → rows. Nothing is sent here; the delivery job reads the rows. */
export function createNotifications() {
  return {
    /** Rows for whoever must hear of a change, in its transaction. */
    async plan(tx: Tx, change: Change): Promise<NoticePreview[]> {
      const { after, at } = change;
      const asks = change.action === 'create' || change.action === 'reschedule';
      if (!asks || !after.slot) return [];
      const told = liveSeats(after).filter(({ memberId }) => !change.skip.includes(memberId));
      const notAfter = after.slot.startsAt;
      await insertNotifications(
        tx,
        told.map(({ memberId }) => ({
          dedupeKey: `assigned:${after.id}:${after.revision}:${memberId}`,
          kind: 'assigned',
          interviewId: after.id,
          revision: after.revision,
          recipientId: memberId,
          dueAt: at,
          notAfter,
          at,
        })),
      );
      return told.map(({ userid, name }) => ({
        kind: 'assigned',
        channel: 'wecom',
        userid,
        name,
        dueAt: at.toISOString(),
        skipped: false,
      }));
    },

    /** What became of the invitations of that revision, for whoever manages it. */
    statesOf: (db: Reader, interviewId: string, revision: number) =>
      readStates(db, interviewId, revision),
  };
}
