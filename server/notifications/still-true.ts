import { nobodyJudges, type InterviewState, type SeatState } from '#shared/interview-state.ts';
import { takesTime } from '#shared/lifecycle.ts';
import type { DeliveryReason, NoticeKind } from '#shared/notification.ts';
import { owesFeedback } from './plan/timeline.ts';
import type { Payload } from './planned.ts';

/** What decides whether a message still holds; the whole state of an interview fits. */
export interface Facts extends Pick<
  InterviewState,
  'status' | 'revision' | 'participation' | 'candidate'
> {
  organizer: { memberId: number };
  seats: Pick<
    SeatState,
    'memberId' | 'seat' | 'response' | 'respondedRevision' | 'submitted' | 'waived'
  >[];
}

export interface Told {
  kind: NoticeKind;
  revision: number;
  /** Null for the candidate. */
  recipientId: number | null;
  payload: Payload;
}

type Reason = DeliveryReason | undefined;
type Check = (told: Told, facts: Facts) => Reason;

/**
 * Why the message must not be sent as things stand; undefined while it is true. Asked when the
 * interview changes and again right before each try, so that no message tells an old state.
 */
export function whyNot(told: Told, facts: Facts): Reason {
  // Being replaced is no less true after the interview has moved on.
  if (facts.revision > told.revision && told.kind !== 'replaced') return 'changed';
  return checks[told.kind](told, facts);
}

const always: Check = () => undefined;
const inStatus =
  (...statuses: InterviewState['status'][]): Check =>
  (_told, { status }) =>
    statuses.includes(status) ? undefined : 'ended';

const scheduled = inStatus('scheduled');
const awaiting = inStatus('awaiting_feedback');

const invitation: Check = (told, facts) => {
  const seat = seatOf(told.recipientId, facts);
  if (!seat) return 'seat_gone';
  if (facts.status !== 'scheduled') return 'ended';
  const answered = seat.response !== 'pending' && seat.respondedRevision === facts.revision;
  return answered && !told.payload.standing ? 'answered' : undefined;
};

/** For those who take part while it has not ended. */
const attending: Check = (told, facts) => {
  const seat = seatOf(told.recipientId, facts);
  if (!takesTime(facts.status)) return 'ended';
  if (!seat) return 'seat_gone';
  return seat.response === 'declined' ? 'declined' : undefined;
};

const nudge: Check = (told, facts) => {
  const seat = seatOf(told.recipientId, facts);
  if (!seat) return 'seat_gone';
  if (seat.submitted) return 'submitted';
  if (facts.status !== 'awaiting_feedback') return 'ended';
  return owesFeedback(seat) ? undefined : 'not_needed';
};

const answerIs =
  (response: SeatState['response'] | 'any'): Check =>
  ({ payload }, facts) => {
    if (facts.status !== 'scheduled') return 'ended';
    const seat = seatOf(payload.about?.memberId ?? null, facts);
    const holds = seat && (response === 'any' || seat.response === response);
    return holds ? undefined : 'not_needed';
  };

const mail =
  (check: Check): Check =>
  (told, facts) =>
    facts.candidate.erased ? 'erased' : check(told, facts);

const checks: Record<NoticeKind, Check> = {
  assigned: invitation,
  moved: invitation,
  replaced: ({ recipientId }, facts) => (seatOf(recipientId, facts) ? 'not_needed' : undefined),
  cancelled: inStatus('cancelled'),
  details: attending,
  remind_answer: (told, facts) => {
    if (facts.status !== 'scheduled') return 'ended';
    const seat = seatOf(told.recipientId, facts);
    if (!seat) return 'seat_gone';
    return seat.response === 'pending' ? undefined : 'answered';
  },
  remind_start: attending,
  candidate_here: attending,
  candidate_late: ({ recipientId }, facts) => {
    if (facts.status !== 'scheduled') return 'ended';
    const organizes = facts.organizer.memberId === recipientId;
    if (!organizes && !seatOf(recipientId, facts)) return 'seat_gone';
    const isHere = facts.participation === 'checked_in' || facts.participation === 'attended';
    return isHere ? 'arrived' : undefined;
  },
  rate: nudge,
  overdue_first: nudge,
  overdue_second: nudge,
  accepted: answerIs('accepted'),
  declined: answerIs('declined'),
  proposed: answerIs('any'),
  candidate_confirmed: scheduled,
  candidate_wish: (_told, facts) => {
    if (facts.status !== 'scheduled') return 'ended';
    return facts.participation === 'change_requested' ? undefined : 'not_needed';
  },
  candidate_withdrew: inStatus('cancelled'),
  slot_picked: scheduled,
  offer_expired: inStatus('expired'),
  no_show: inStatus('no_show'),
  nobody_judges: (told, facts) =>
    awaiting(told, facts) ?? (nobodyJudges(facts) ? undefined : 'not_needed'),
  feedback_missing: (told, facts) =>
    awaiting(told, facts) ??
    (facts.seats.some((seat) => seat.response !== 'superseded' && owesFeedback(seat))
      ? undefined
      : 'not_needed'),
  report_ready: inStatus('completed'),
  member_gone: always,
  delivery_failed: always,
  digest: always,
  mail_invited: mail(inStatus('scheduled', 'offered')),
  mail_moved: mail(scheduled),
  mail_cancelled: mail(inStatus('cancelled')),
  mail_reminder: mail(scheduled),
};

function seatOf(memberId: number | null, { seats }: Facts) {
  return seats.find((seat) => seat.memberId === memberId && seat.response !== 'superseded');
}
