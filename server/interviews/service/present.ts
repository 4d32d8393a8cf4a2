import { liveSeats, seatOf, type InterviewState, type SeatState } from '#shared/interview-state.ts';
import type { AnyInterview, InterviewDetail, SeatRef } from '#shared/interview.ts';
import { commandActions, memberCommands } from '#shared/interview-commands.ts';
import { isLegal } from '#shared/lifecycle.ts';
import type { Viewer } from '#shared/member.ts';
import { actions, grantOf, type Relation } from '#shared/permissions.ts';
import { relationsOf } from '#shared/relations.ts';
import { untimely } from '#shared/timely.ts';
import type { Reader } from '../../db/transaction.ts';
import type { Notifications } from '../../notifications/service.ts';
import { scorecardOf } from './scorecard.ts';

export type Presenter = ReturnType<typeof createPresenter>;

/** A row of a list, as that member may see it. They may see it at all: ask before. */
export function present(state: InterviewState, viewer: Viewer): AnyInterview {
  const relations = relationsOf(viewer, state);
  const whole = grantOf('see', relations) === 'yes';
  const base = {
    id: state.id,
    applicationId: state.application.id,
    jobTitle: state.application.jobTitle,
    department: state.application.department,
    round: state.round,
    candidateName: whole ? state.candidate.name : '',
    status: state.status,
    participation: state.participation,
    minutes: state.minutes,
    zone: state.zone,
    mode: state.mode,
    location: whole ? state.location : '',
    roomUrl: whole ? roomOf(state, viewer) : '',
    revision: state.revision,
    organizer: { userid: state.organizer.userid, name: state.organizer.name },
    interviewers: liveSeats(state).map((seat) => seatRef(seat, whole)),
    mine: mineOf(state, viewer),
  };
  if (!state.slot) return { ...base, startsAt: null, endsAt: null };
  return {
    ...base,
    startsAt: state.slot.startsAt.toISOString(),
    endsAt: state.slot.endsAt.toISOString(),
  };
}

function roomOf(state: InterviewState, viewer: Viewer): string {
  const seat = seatOf(state, viewer.memberId);
  if (seat) return seat.roomUrl;
  return state.candidateLink ? state.roomUrl : '';
}

function mineOf(state: InterviewState, viewer: Viewer): AnyInterview['mine'] {
  const mine: AnyInterview['mine'] = [];
  if (state.organizer.memberId === viewer.memberId) mine.push('organizer');
  if (seatOf(state, viewer.memberId)) mine.push('interviewer');
  return mine;
}

function seatRef(seat: SeatState, whole: boolean): SeatRef {
  return {
    userid: seat.userid,
    name: seat.name,
    seat: seat.seat,
    response: seat.response,
    declineReason: whole ? seat.declineReason : '',
    proposals: seat.proposals.map(({ startsAt, endsAt }) => ({
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    active: seat.active,
    submitted: seat.submitted,
    waived: seat.waived,
  };
}

/** Rights by relation, and the commands among them that status and clock allow now. */
function canOf(state: InterviewState, relations: readonly Relation[], now: number) {
  return {
    actions: actions.filter((action) => grantOf(action, relations)),
    commands: memberCommands.filter(
      (command) =>
        isLegal(command, state.status) &&
        untimely(command, state, now) === undefined &&
        (command !== 'renotify' || liveSeats(state).some(isPending)) &&
        commandActions[command].some((action) => grantOf(action, relations)),
    ),
  };
}

const isPending = ({ response }: SeatState) => response === 'pending';

export function createPresenter(options: {
  notifications: Pick<Notifications, 'statesOf'>;
  publicUrl: string;
  now: () => number;
}) {
  const { notifications, publicUrl, now } = options;

  return {
    /** Everything about it that the member may see. */
    async detail(db: Reader, state: InterviewState, viewer: Viewer): Promise<InterviewDetail> {
      const relations = relationsOf(viewer, state);
      const whole = grantOf('see', relations) === 'yes';
      const manages = grantOf('manage', relations) !== undefined;
      return {
        ...present(state, viewer),
        notes: whole ? state.notes : '',
        pageUrl: `${publicUrl}/i/${state.id}`,
        candidateRoomUrl: manages ? state.candidateRoomUrl : '',
        cancelReason: whole ? state.cancelReason : '',
        noShowWho: state.noShowWho,
        offers: state.offers.map(({ id, startsAt, endsAt, state: offer }) => ({
          id,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          state: offer,
        })),
        offerExpiresAt: state.offerExpiresAt?.toISOString() ?? null,
        decision: whole ? state.application.decision : null,
        proposedDecision: manages ? state.application.proposedDecision : null,
        candidateWish: manages ? state.candidateWish : null,
        scorecard: await scorecardOf(db, state.id),
        createdAt: state.createdAt.toISOString(),
        now: new Date(now()).toISOString(),
        can: canOf(state, relations, now()),
        invitations: manages ? await notifications.statesOf(db, state.id, state.revision) : null,
      };
    },
  };
}
