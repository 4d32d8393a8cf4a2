import { liveSeats, type InterviewState } from '#shared/interview-state.ts';
import type { Tx } from '../../db/transaction.ts';
import { replaceRoomLinks, type RoomLink } from '../store/rooms-store.ts';

/**
 * Where an interview's room comes from. `links` says which link each participant should have now;
 * it runs inside a transaction, so a room service makes and turns over its links ahead of it or
 * in a job of its own, never with a network call here.
 */
export interface RoomProvider {
  name: string;
  links(state: InterviewState): RoomLink[];
}

/** The recruiter gives the link, and perhaps another one for the candidate. */
export const manualRooms: RoomProvider = {
  name: 'manual',
  links(state) {
    if (!state.roomUrl || isClosed(state)) return [];
    const members = liveSeats(state)
      .filter((seat) => seat.response !== 'declined')
      .map(({ memberId }) => ({ memberId, url: state.roomUrl }));
    return [...members, { memberId: null, url: state.candidateRoomUrl || state.roomUrl }];
  },
};

function isClosed(state: InterviewState): boolean {
  return state.status === 'cancelled' || state.status === 'expired';
}

/** Releases links that should not be any more and opens those that are missing. True when any. */
export async function syncRooms(
  tx: Tx,
  rooms: RoomProvider,
  state: InterviewState,
  at: Date,
): Promise<boolean> {
  const wanted = rooms.links(state);
  const present = presentLinks(state);
  const same = (a: RoomLink) => (b: RoomLink) => a.memberId === b.memberId && a.url === b.url;
  const release = present.filter((link) => !wanted.some(same(link)));
  const open = wanted.filter((link) => !present.some(same(link)));
  if (release.length + open.length === 0) return false;
  await replaceRoomLinks(tx, state.id, { release, open, at });
  return true;
}

function presentLinks(state: InterviewState): RoomLink[] {
  const members = state.seats
    .filter((seat) => seat.roomUrl !== '')
    .map(({ memberId, roomUrl }) => ({ memberId, url: roomUrl }));
  const candidate = state.candidateLink ? [{ memberId: null, url: state.candidateLink }] : [];
  // A member who came back has a seat that was superseded and a live one, and one link.
  const byMember = new Map<number | null, RoomLink>();
  for (const link of [...members, ...candidate]) byMember.set(link.memberId, link);
  return [...byMember.values()];
}
