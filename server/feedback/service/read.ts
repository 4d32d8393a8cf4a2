import type { FeedbackReport, FeedbackView } from '#shared/feedback.ts';
import { isAwaited } from '#shared/feedback.ts';
import { liveSeats, type InterviewState } from '#shared/interview-state.ts';
import type { Viewer } from '#shared/member.ts';
import { forbidden } from '#shared/problem-error.ts';
import { grantOf } from '#shared/permissions.ts';
import type { Db } from '../../db/pool.ts';
import type { Interviews } from '../../interviews/service.ts';
import { chosenScorecard, findDecision, findFeedback, listSubmitted } from '../store/read-store.ts';
import {
  presentInterview,
  presentMine,
  presentPeople,
  presentSubmitted,
  standing,
} from './parts.ts';
import type { Scorecards } from './scorecards.ts';

export function createRead(options: {
  db: Db;
  interviews: Pick<Interviews, 'read'>;
  scorecards: Scorecards;
  now: () => number;
}) {
  const { db, interviews, scorecards } = options;
  const now = () => new Date(options.now()).toISOString();

  /** @throws ProblemError not_found, forbidden */
  async function view(viewer: Viewer, id: string): Promise<FeedbackView> {
    const state = await interviews.read(viewer, id);
    const stand = standing(viewer, state);
    const { seat, reading, relations } = stand;
    if (!seat && reading === 'never') {
      throw forbidden('Feedback is for those who interview and those who recruit.');
    }
    const row = seat && (await findFeedback(db, seat.id));
    const all = await listSubmitted(db, id);
    const own = all.find((one) => one.assignment_id === seat?.id);
    const others = all.filter((one) => one !== own);
    const isOpen = reading === 'open';
    const written = isOpen ? all : all.filter((one) => one === own);
    const form = row ? row.scorecard_version_id : await chosenScorecard(db, id);
    return {
      interview: presentInterview(state),
      scorecard: await scorecards.byId(db, form),
      mine: seat ? presentMine(stand, seat, row, own) : null,
      people: presentPeople(state),
      reading,
      others: isOpen ? others.map(presentSubmitted) : null,
      scorecards: await scorecards.byIds(
        db,
        written.map((one) => one.scorecard_version_id),
      ),
      canAmendOthers: isOpen && grantOf('amend_anothers_feedback', relations) !== undefined,
      canReport: stand.reports === 'open',
      now: now(),
    };
  }

  /** @throws ProblemError not_found, forbidden */
  async function report(viewer: Viewer, id: string): Promise<FeedbackReport> {
    const state = await interviews.read(viewer, id);
    mustReport(standing(viewer, state).reports);
    const all = await listSubmitted(db, id);
    return {
      interview: { ...presentInterview(state), ...moreOf(state) },
      people: presentPeople(state),
      whole: !liveSeats(state).some(isAwaited),
      scorecards: await scorecards.byIds(
        db,
        all.map((one) => one.scorecard_version_id),
      ),
      feedback: all.map(presentSubmitted),
      proposedDecision: state.application.proposedDecision,
      decision: await decisionOf(state),
      now: now(),
    };
  }

  async function decisionOf(state: InterviewState): Promise<FeedbackReport['decision']> {
    const { decision, id } = state.application;
    if (!decision) return null;
    const { by, at, note } = await findDecision(db, id);
    return { decision, by, at: at?.toISOString() ?? null, note };
  }

  return { view, report };
}

function mustReport(reports: FeedbackView['reading']): void {
  if (reports === 'open') return;
  if (reports === 'after_own_submit') throw forbidden('Submit your own feedback first.');
  if (reports === 'after_completed') {
    throw forbidden('The report opens to you when all feedback is in.');
  }
  throw forbidden('The report is for recruiters and hiring managers.');
}

function moreOf({ application, slot, zone, organizer }: InterviewState) {
  return {
    department: application.department,
    startsAt: slot?.startsAt.toISOString() ?? null,
    endsAt: slot?.endsAt.toISOString() ?? null,
    zone,
    organizer: { userid: organizer.userid, name: organizer.name },
  };
}
