import { groupBy } from '../group.ts';
import type { Tx } from '../../db/transaction.ts';
import { insertPlanned, wake } from '../store/insert-store.ts';
import { after, times } from '../times.ts';

/** Somebody who left the corp or the app's visible range, with the seats they were to take. */
export interface GoneMember {
  corpId: string;
  memberId: number;
  name: string;
  interviews: { id: string; organizer: { memberId: number; userid: string; name: string } }[];
  at: Date;
}

/** One message for each organiser, in the caller's transaction. */
export async function planMemberGone(tx: Tx, gone: GoneMember): Promise<void> {
  const { corpId, memberId, name, at } = gone;
  const planned = [...groupBy(gone.interviews, ({ organizer }) => organizer.memberId)].flatMap(
    ([organizerId, of]) => {
      const [first] = of;
      if (!first || organizerId === memberId) return [];
      return [
        {
          kind: 'member_gone' as const,
          channel: 'wecom' as const,
          recipient: first.organizer,
          revision: 0,
          dueAt: at,
          notAfter: after(at, times.lastWord),
          payload: { about: { memberId, name }, interviewIds: of.map(({ id }) => id) },
          key: `member_gone:${memberId}:${at.toISOString()}:${organizerId}`,
          skipped: false,
          timed: false,
        },
      ];
    },
  );
  await insertPlanned(tx, { corpId, interviewId: null, at }, planned);
  await wake(tx);
}
