import {
  amendableUntil,
  draftStatuses,
  isAwaited,
  personState,
  readingOf,
  type FeedbackInterview,
  type FeedbackPerson,
  type MyFeedback,
  type SubmittedFeedback,
} from '#shared/feedback.ts';
import { liveSeats, seatOf, type InterviewState, type SeatState } from '#shared/interview-state.ts';
import { isLegal, judges } from '#shared/lifecycle.ts';
import type { Viewer } from '#shared/member.ts';
import { forbidden } from '#shared/problem-error.ts';
import { relationsOf } from '#shared/relations.ts';
import type { Actor } from '../../interviews/service/command.ts';
import type { FeedbackRow, SubmittedRow } from '../store/read-store.ts';

/** Feedback is a member's; candidates and timers have none. */
export function viewerOfActor(actor: Actor): Viewer {
  if (actor.kind === 'member') return actor.viewer;
  throw forbidden('Only members write feedback.');
}

/** What one member is to the feedback of one interview. */
export function standing(viewer: Viewer, state: InterviewState) {
  const relations = relationsOf(viewer, state);
  const { memberId } = viewer;
  const seat = seatOf(state, memberId);
  const reading = readingOf(relations, state, memberId);
  const byRole = relations.filter((relation) => relation !== 'assigned');
  // Whoever could read the others first is no judge of their own any more.
  const isLate = seat !== undefined && judges(seat.seat) && reading === 'open';
  const writes = seat !== undefined && !seat.submitted && !isLate;
  return {
    seat,
    relations,
    reading,
    reports: readingOf(byRole, state, memberId),
    canWrite: writes && draftStatuses.includes(state.status),
    canSubmit: writes && isLegal('submit_feedback', state.status),
  };
}
export type Standing = ReturnType<typeof standing>;

export function presentInterview(state: InterviewState): FeedbackInterview {
  return {
    id: state.id,
    status: state.status,
    jobTitle: state.application.jobTitle,
    round: state.round,
    candidateName: state.candidate.name,
  };
}

export function presentPeople(state: InterviewState): FeedbackPerson[] {
  return liveSeats(state).map((seat) => ({
    userid: seat.userid,
    name: seat.name,
    seat: seat.seat,
    state: personState(seat),
  }));
}

export function presentSubmitted(row: SubmittedRow): SubmittedFeedback {
  return {
    author: row.author,
    seat: row.seat,
    scorecardId: row.scorecard_version_id,
    answers: row.answers,
    recommendation: row.recommendation,
    submittedAt: row.submitted_at.toISOString(),
    version: row.version,
    earlier: row.earlier,
  };
}

export function presentMine(
  { canWrite, canSubmit }: Standing,
  seat: SeatState,
  row: FeedbackRow | undefined,
  submitted: SubmittedRow | undefined,
): MyFeedback {
  return {
    userid: seat.userid,
    seat: seat.seat,
    awaited: isAwaited(seat),
    waived: seat.waived,
    draft: row?.draft ?? null,
    draftVersion: row?.draft_version ?? 0,
    draftSavedAt: row?.draft_saved_at?.toISOString() ?? null,
    submitted: submitted ? presentSubmitted(submitted) : null,
    amendableUntil: submitted ? amendableUntil(submitted.submitted_at).toISOString() : null,
    canWrite,
    canSubmit,
  };
}
