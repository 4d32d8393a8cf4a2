import { nobodyJudges } from '#shared/interview-state.ts';
import type { AnyInterview, SeatRef } from '#shared/interview.ts';
import {
  judges,
  type InterviewStatus,
  type Participation,
  type SeatResponse,
} from '#shared/lifecycle.ts';
import type { MessageKey } from '../i18n/index.ts';

export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'danger';

/** A word on how things stand, and how loudly to say it. */
export interface Word {
  key: MessageKey;
  tone: Tone;
  params?: Record<string, string | number>;
}

export const statusTones: Record<InterviewStatus, Tone> = {
  draft: 'plain',
  offered: 'accent',
  scheduled: 'accent',
  in_progress: 'ok',
  awaiting_feedback: 'warn',
  completed: 'plain',
  cancelled: 'danger',
  no_show: 'danger',
  expired: 'warn',
};

export const responseTones: Record<SeatResponse, Tone> = {
  pending: 'warn',
  accepted: 'ok',
  declined: 'danger',
  superseded: 'plain',
};

export const participationTones: Record<Participation, Tone> = {
  not_sent: 'plain',
  sent: 'plain',
  opened: 'plain',
  confirmed: 'ok',
  change_requested: 'warn',
  withdrawn: 'danger',
  checked_in: 'ok',
  attended: 'ok',
  absent: 'danger',
};

/** Seats nobody else has taken over. */
export function seatsNow(interview: Pick<AnyInterview, 'interviewers'>): SeatRef[] {
  return interview.interviewers.filter(({ response }) => response !== 'superseded');
}

/** The reader's own seat. */
export function ownSeat(
  interview: Pick<AnyInterview, 'interviewers'>,
  userid: string | null,
): SeatRef | undefined {
  return seatsNow(interview).find((seat) => seat.userid === userid);
}

/** True while that person's feedback is what the interview waits for. */
export function owesFeedback(interview: AnyInterview, seat: SeatRef | undefined): boolean {
  return (
    interview.status === 'awaiting_feedback' &&
    seat !== undefined &&
    judges(seat.seat) &&
    seat.response !== 'declined' &&
    !seat.submitted &&
    !seat.waived
  );
}

/** What a row of the list says beyond time and name, most pressing first; at most two words. */
export function standingOf(interview: AnyInterview, userid: string | null): Word[] {
  const { status } = interview;
  if (status === 'awaiting_feedback') return [feedbackWord(interview, userid)];
  if (status === 'in_progress') return [{ key: 'status.in_progress', tone: 'ok' }];
  if (status !== 'scheduled') return [{ key: `status.${status}`, tone: statusTones[status] }];
  const words = [ownWord(interview, userid), panelWord(interview), candidateWord(interview)];
  return words.filter((word) => word !== undefined).slice(0, 2);
}

function feedbackWord(interview: AnyInterview, userid: string | null): Word {
  if (interview.mine.includes('organizer') && nobodyJudges({ seats: interview.interviewers })) {
    return { key: 'standing.nobodyJudges', tone: 'danger' };
  }
  const owes = owesFeedback(interview, ownSeat(interview, userid));
  return { key: owes ? 'standing.rateNow' : 'status.awaiting_feedback', tone: 'warn' };
}

function ownWord(interview: AnyInterview, userid: string | null): Word | undefined {
  const seat = ownSeat(interview, userid);
  if (!seat) return undefined;
  return { key: `standing.mine.${ownAnswer(seat)}`, tone: responseTones[seat.response] };
}

function ownAnswer(seat: SeatRef): 'pending' | 'accepted' | 'declined' | 'proposed' {
  if (seat.proposals.length > 0 && seat.response !== 'accepted') return 'proposed';
  return seat.response === 'superseded' ? 'declined' : seat.response;
}

/** To the organiser: who said no, else how many said yes. */
function panelWord(interview: AnyInterview): Word | undefined {
  if (!interview.mine.includes('organizer')) return undefined;
  const seats = seatsNow(interview);
  const no = seats.find(({ response }) => response === 'declined');
  if (no) return { key: 'standing.declined', tone: 'danger', params: { name: no.name } };
  const yes = seats.filter(({ response }) => response === 'accepted').length;
  if (yes === seats.length) return { key: 'standing.allAccepted', tone: 'ok' };
  return { key: 'standing.accepted', tone: 'plain', params: { yes, all: seats.length } };
}

function candidateWord(interview: AnyInterview): Word | undefined {
  switch (interview.participation) {
    case 'confirmed':
      return { key: 'standing.candidateConfirmed', tone: 'ok' };
    case 'change_requested':
      return { key: 'standing.candidateAsks', tone: 'warn' };
    case 'checked_in':
      return { key: 'standing.candidateHere', tone: 'ok' };
    case 'withdrawn':
      return { key: 'standing.candidateOut', tone: 'danger' };
    default:
      return undefined;
  }
}
