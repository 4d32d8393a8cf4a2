import { amendableUntil } from '#shared/feedback.ts';
import type { AmendFeedback } from '#shared/feedback-input.ts';
import { liveSeats, type InterviewState, type SeatState } from '#shared/interview-state.ts';
import type { Viewer } from '#shared/member.ts';
import { grantOf } from '#shared/permissions.ts';
import { fieldProblem, forbidden, invalid, notFound } from '#shared/problem-error.ts';
import type { Audit } from '../../audit/service.ts';
import type { Command } from '../../interviews/service/command.ts';
import { listSubmitted } from '../store/read-store.ts';
import { amendFeedback } from '../store/write-store.ts';
import { fitContent, staleFeedback } from './form.ts';
import { standing, viewerOfActor } from './parts.ts';
import type { Scorecards } from './scorecards.ts';

/**
 * An author's own within a day; later, or somebody else's, a recruiter's with a reason. What it
 * said before stays.
 * @throws ProblemError validation_failed, stale_feedback, forbidden, not_found
 */
export function createAmend(options: {
  scorecards: Scorecards;
  audit: Pick<Audit, 'record'>;
}): Command<AmendFeedback> {
  return {
    name: 'amend_feedback',
    actions: ['write_feedback', 'amend_anothers_feedback'],
    async apply(tx, { before, actor, input, at }) {
      const viewer = viewerOfActor(actor);
      const seat = seatMeant(before, viewer, input.userid);
      const isOwn = seat?.memberId === viewer.memberId;
      if (!isOwn) mustAmendOthers(viewer, before, input.reason);
      const all = await listSubmitted(tx, before.id);
      const feedback = all.find((one) => one.assignment_id === seat?.id);
      if (!seat || !feedback) throw notFound('feedback');
      if (isOwn && at > amendableUntil(feedback.submitted_at)) {
        throw forbidden('A day has passed. Ask another recruiter to amend it for you.');
      }
      const scorecard = await options.scorecards.byId(tx, feedback.scorecard_version_id);
      const written = await amendFeedback(tx, {
        assignmentId: seat.id,
        seen: input.version,
        content: fitContent(scorecard, input),
        memberId: viewer.memberId,
        reason: input.reason,
        at,
      });
      if (!written) throw staleFeedback();
      if (!isOwn) {
        await options.audit.record(tx, {
          actorId: viewer.memberId,
          action: 'feedback_amended',
          object: { kind: 'interview', id: before.id },
          detail: { author: seat.userid, version: input.version + 1 },
        });
      }
      return {};
    },
  };
}

function seatMeant(
  state: InterviewState,
  viewer: Viewer,
  userid: string | undefined,
): SeatState | undefined {
  const wanted = (userid ?? viewer.userid).toLowerCase();
  return liveSeats(state).find((seat) => seat.userid.toLowerCase() === wanted);
}

function mustAmendOthers(viewer: Viewer, state: InterviewState, reason: string): void {
  const { relations, reading } = standing(viewer, state);
  if (reading !== 'open' || !grantOf('amend_anothers_feedback', relations)) {
    throw forbidden('Only its author or a recruiter amends a feedback.');
  }
  if (reason === '') {
    throw invalid([fieldProblem('reason', 'required', 'Say why you amend what another wrote.')]);
  }
}
