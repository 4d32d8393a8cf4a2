import type { Tx } from '../../db/transaction.ts';

/** A participant's link to the room; null is the candidate. */
export interface RoomLink {
  memberId: number | null;
  url: string;
}

/** Makes the live links exactly these. Under the interview's lock. */
export async function replaceRoomLinks(
  tx: Tx,
  interviewId: string,
  change: { release: readonly RoomLink[]; open: readonly RoomLink[]; at: Date },
): Promise<void> {
  for (const { memberId } of change.release) {
    await tx
      .updateTable('room_link')
      .set({ released_at: change.at })
      .where('interview_id', '=', interviewId)
      .where('member_id', memberId === null ? 'is' : '=', memberId)
      .where('released_at', 'is', null)
      .execute();
  }
  if (change.open.length === 0) return;
  await tx
    .insertInto('room_link')
    .values(
      change.open.map(({ memberId, url }) => ({
        interview_id: interviewId,
        member_id: memberId,
        url,
        created_at: change.at,
      })),
    )
    .execute();
}
