import type { InterviewState } from '#shared/interview-state.ts';
import { liveSeats } from '#shared/interview-state.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { Viewer } from '#shared/member.ts';
import type { Db } from '../../db/pool.ts';
import { asInterviewer } from '../../members/service/as-interviewer.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { readBySchedule } from '../store.ts';
import { calendarTexts } from '../texts.ts';

/** The interview has moved on since. */
const overtaken = new Set(['stale_revision', 'illegal_transition', 'forbidden', 'not_found']);

export interface CalendarAnswer {
  interviewId: string;
  viewer: Viewer;
  revision: number;
  response: 'accepted' | 'declined';
  reason: string;
  /** The same however often it is told. */
  key: string;
}

/**
 * An answer that a member gave in their calendar. The event does not say which (page 98111), so
 * the schedule is read. Only the answer of the one the event is about counts, and only when it was
 * given after the calendar had shown the time it is about: WeCom keeps answers through a change.
 */
export function createAnswers(options: {
  db: Db;
  wecom: Pick<WecomClient, 'schedules'>;
  stateOf: (interviewId: string) => Promise<InterviewState | undefined>;
  /** @throws ProblemError when the interview does not take it (any more) */
  respond: (answer: CalendarAnswer) => Promise<unknown>;
}) {
  const { db, wecom } = options;

  return async function answered(event: {
    scheduleId: string;
    userid: string;
    /** Milliseconds. */
    at: number;
    key: string;
  }): Promise<string> {
    const entry = await readBySchedule(db, event.scheduleId);
    const state = entry && (await options.stateOf(entry.interviewId));
    const isTheirs = ({ userid }: { userid: string }) =>
      userid.toLowerCase() === event.userid.toLowerCase();
    const seat = state && liveSeats(state).find(isTheirs);
    if (!entry || !seat) return 'not ours';
    // The event's time has whole seconds.
    if (entry.syncedAt && event.at + 1000 <= entry.syncedAt.getTime())
      return 'about an earlier time';

    const [schedule] = await wecom.schedules.get([event.scheduleId]);
    const given = schedule?.attendees.find(isTheirs)?.response;
    if (given !== 'accepted' && given !== 'declined') return 'no answer';
    if (seat.response === given) return 'as it was';
    try {
      await options.respond({
        interviewId: entry.interviewId,
        viewer: asInterviewer({ ...seat, id: seat.memberId }),
        revision: entry.syncedRevision,
        response: given,
        reason: given === 'declined' ? calendarTexts[seat.locale].declined : '',
        key: event.key,
      });
      return given;
    } catch (error) {
      if (error instanceof ProblemError && overtaken.has(error.code)) return error.code;
      throw error;
    }
  };
}
