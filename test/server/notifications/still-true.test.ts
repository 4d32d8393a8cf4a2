import { describe, expect, it } from 'vitest';
import type { InterviewState } from '../../../shared/interview-state.ts';
import type { DeliveryReason, NoticeKind } from '../../../shared/notification.ts';
import { whyNot } from '../../../server/notifications/still-true.ts';
import { aSeat, anInterviewState } from '../../helpers/an-interview-state.ts';

function reason(
  kind: NoticeKind,
  facts: Partial<InterviewState>,
  recipientId: number | null = 1,
): DeliveryReason | undefined {
  const about = { about: { memberId: 2, name: 'Member 2' } };
  return whyNot({ kind, revision: 1, recipientId, payload: about }, anInterviewState(facts));
}

const answered = (response: 'accepted' | 'declined' | 'superseded') => ({
  seats: [aSeat(1, { response, respondedRevision: 1 }), aSeat(2)],
});
const awaiting = { status: 'awaiting_feedback' } as const;

const cases: [NoticeKind, Partial<InterviewState>, DeliveryReason | undefined][] = [
  ['assigned', {}, undefined],
  ['assigned', { revision: 2 }, 'changed'],
  ['assigned', { status: 'cancelled' }, 'ended'],
  ['assigned', answered('accepted'), 'answered'],
  ['assigned', answered('superseded'), 'seat_gone'],
  ['moved', { status: 'in_progress' }, 'ended'],
  ['replaced', {}, 'not_needed'],
  ['replaced', { revision: 2, ...answered('superseded') }, undefined],
  ['cancelled', { status: 'cancelled' }, undefined],
  ['cancelled', {}, 'ended'],
  ['details', answered('declined'), 'declined'],
  ['remind_answer', answered('accepted'), 'answered'],
  ['remind_answer', { status: 'cancelled' }, 'ended'],
  ['remind_start', answered('accepted'), undefined],
  ['remind_start', answered('declined'), 'declined'],
  ['remind_start', { status: 'no_show' }, 'ended'],
  ['remind_start', { revision: 2 }, 'changed'],
  ['candidate_late', { participation: 'checked_in' }, 'arrived'],
  ['candidate_late', { status: 'in_progress' }, 'ended'],
  ['candidate_late', answered('superseded'), 'seat_gone'],
  ['rate', awaiting, undefined],
  ['rate', { ...awaiting, seats: [aSeat(1, { submitted: true })] }, 'submitted'],
  ['overdue_first', { ...awaiting, seats: [aSeat(1, { waived: true })] }, 'not_needed'],
  ['overdue_second', { status: 'completed' }, 'ended'],
  ['accepted', { seats: [aSeat(2, { response: 'accepted' })] }, undefined],
  ['accepted', { seats: [aSeat(2, { response: 'declined' })] }, 'not_needed'],
  ['candidate_wish', { participation: 'confirmed' }, 'not_needed'],
  ['feedback_missing', { ...awaiting, seats: [aSeat(1, { submitted: true })] }, 'not_needed'],
  ['nobody_judges', { ...awaiting, seats: [aSeat(1, { response: 'declined' })] }, undefined],
  ['nobody_judges', { ...awaiting, seats: [aSeat(1)] }, 'not_needed'],
  ['report_ready', { status: 'completed' }, undefined],
  ['mail_reminder', { status: 'cancelled' }, 'ended'],
  ['mail_invited', { candidate: { ...anInterviewState().candidate, erased: true } }, 'erased'],
];

describe('a message that waits', () => {
  it.each(cases)('%s, case %#', (kind, facts, expected) => {
    expect(reason(kind, facts)).toBe(expected);
  });

  it('still tells a panel member that the lead has a late candidate', () => {
    expect(reason('candidate_late', {}, 9)).toBeUndefined();
  });
});
