import { liveSeats, type InterviewState } from '#shared/interview-state.ts';
import { takesTime } from '#shared/lifecycle.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { SeatConflict } from '#shared/problem.ts';
import type { Tx } from '../../db/transaction.ts';
import {
  findTaken,
  lockCalendars,
  replaceHolds,
  type Hold,
  type TakenTime,
} from '../store/holds-store.ts';

/** Which time of whom an interview takes: its slot, or every slot that is still on offer. */
export function holdsOf(state: InterviewState): Hold[] {
  const people = liveSeats(state).filter((seat) => seat.response !== 'declined');
  const slots =
    state.status === 'offered'
      ? state.offers.filter((offer) => offer.state === 'open')
      : takesTime(state.status) && state.slot
        ? [state.slot]
        : [];
  return people.flatMap(({ memberId }) =>
    slots.map(({ startsAt, endsAt }) => ({ memberId, startsAt, endsAt })),
  );
}

/**
 * Brings the members' calendars in step with an interview, under its lock.
 * @throws ProblemError seat_conflict naming who is taken; `reveal` decides how much of by what
 */
export async function syncHolds(
  tx: Tx,
  before: InterviewState | null,
  after: InterviewState,
  reveal: (taken: TakenTime[]) => Promise<SeatConflict[]>,
): Promise<void> {
  const had = before ? holdsOf(before) : [];
  const wanted = holdsOf(after);
  if (sameHolds(had, wanted)) return;
  await lockCalendars(
    tx,
    [...had, ...wanted].map((hold) => hold.memberId),
  );
  const taken = await findTaken(tx, after.id, wanted);
  if (taken.length > 0) {
    throw new ProblemError(
      'seat_conflict',
      `${[...new Set(taken.map(({ name }) => name))].join(', ')} has another interview then. Choose another time or person.`,
      undefined,
      { conflicts: await reveal(taken) },
    );
  }
  await replaceHolds(tx, after.id, wanted);
}

function sameHolds(a: Hold[], b: Hold[]): boolean {
  const key = (hold: Hold) =>
    `${hold.memberId} ${hold.startsAt.getTime()} ${hold.endsAt.getTime()}`;
  const keys = new Set(a.map(key));
  return a.length === b.length && b.every((hold) => keys.has(key(hold)));
}
