import type { InterviewState } from '#shared/interview-state.ts';
import type { InterviewAction } from '#shared/lifecycle.ts';
import type { NoticePreview } from '#shared/notification.ts';
import type { SeatConflict } from '#shared/problem.ts';
import { notFound } from '#shared/problem-error.ts';
import { grantOf } from '#shared/permissions.ts';
import { relationsOf } from '#shared/relations.ts';
import type { Tx } from '../../db/transaction.ts';
import type { Notifications } from '../../notifications/service.ts';
import type { TakenTime } from '../store/holds-store.ts';
import { readState, readStates } from '../store/state-store.ts';
import { insertEvent } from '../store/write-store.ts';
import { actorId, type Actor } from './command.ts';
import { differences } from './history.ts';
import { syncHolds } from './holds.ts';
import { syncRooms, type RoomProvider } from './rooms.ts';

export type Effects = ReturnType<typeof createEffects>;

/** What follows from every change, in its transaction: calendars, rooms, history, messages. */
export function createEffects(options: {
  corpId: string;
  rooms: RoomProvider;
  notifications: Pick<Notifications, 'plan'>;
  links: { revoke(tx: Tx, interviewId: string, at: Date): Promise<void> };
}) {
  const { corpId, rooms, notifications, links } = options;

  async function mustRead(tx: Tx, id: string): Promise<InterviewState> {
    const state = await readState(tx, corpId, id);
    if (!state) throw notFound('interview');
    return state;
  }

  /** By which interview somebody is taken, as far as the one who asks may see it. */
  function revealTo(tx: Tx, actor: Actor) {
    return async (taken: TakenTime[]): Promise<SeatConflict[]> => {
      const ids = [...new Set(taken.map(({ interviewId }) => interviewId))];
      const states = actor.kind === 'member' ? await readStates(tx, corpId, ids) : [];
      const visible = new Map(
        states
          .filter((state) => actor.kind === 'member' && seesWhole(actor, state))
          .map((state) => [state.id, state]),
      );
      return taken.map(({ userid, name, startsAt, endsAt, interviewId }) => {
        const state = visible.get(interviewId);
        return {
          userid,
          name,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          interview: state
            ? {
                id: state.id,
                jobTitle: state.application.jobTitle,
                candidateName: state.candidate.name,
              }
            : null,
        };
      });
    };
  }

  return {
    /**
     * In the transaction of the change, after its rows are written.
     * @throws ProblemError seat_conflict
     */
    async settle(
      tx: Tx,
      change: {
        id: string;
        action: InterviewAction;
        before: InterviewState | null;
        actor: Actor;
        reason: string;
        skip: readonly string[];
        at: Date;
      },
    ): Promise<{ after: InterviewState; notices: NoticePreview[] }> {
      const { id, action, before, actor, reason, at } = change;
      const written = await mustRead(tx, id);
      await syncHolds(tx, before, written, revealTo(tx, actor));
      if (written.status === 'cancelled') await links.revoke(tx, id, at);
      const moved = await syncRooms(tx, rooms, written, at);
      const after = moved ? await mustRead(tx, id) : written;
      await insertEvent(tx, {
        interviewId: id,
        revision: after.revision,
        actor: actor.kind,
        actorId: actorId(actor),
        action,
        reason,
        ...differences(before, after),
        at,
      });
      const notices = await notifications.plan(tx, {
        action,
        before,
        after,
        actor: { kind: actor.kind, memberId: actorId(actor) },
        reason,
        skip: memberIds(change.skip, before, after),
        at,
      });
      return { after, notices };
    },
  };
}

function seesWhole(actor: Extract<Actor, { kind: 'member' }>, state: InterviewState): boolean {
  return grantOf('see', relationsOf(actor.viewer, state)) === 'yes';
}

function memberIds(
  userids: readonly string[],
  before: InterviewState | null,
  after: InterviewState,
): number[] {
  const keys = new Set(userids.map((userid) => userid.toLowerCase()));
  const people = [...(before?.seats ?? []), ...after.seats, after.organizer];
  const named = people.filter(({ userid }) => keys.has(userid.toLowerCase()));
  return [...new Set(named.map(({ memberId }) => memberId))];
}
