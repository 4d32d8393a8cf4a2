import { aSeat } from '../../helpers/an-interview-state.ts';
import { at, busy, moved, type Given } from './planned.ts';

const unansweredPair = ['assigned>1', 'assigned>2', 'mail_invited>candidate'];

/** What happened, and who hears of it at once. */
export const matrix: [string, Given, string[]][] = [
  ['a scheduled interview', {}, unansweredPair],
  ['a draft', { after: { status: 'draft', slot: null } }, []],
  [
    'times offered',
    { action: 'offer', before: { status: 'draft' }, after: { status: 'offered', slot: null } },
    ['mail_invited>candidate'],
  ],
  [
    'a time picked by the candidate',
    { action: 'pick_slot', actor: { kind: 'candidate', memberId: null }, before: {} },
    [...unansweredPair, 'slot_picked>9'],
  ],
  [
    'a move',
    { action: 'reschedule', before: {}, after: { revision: 2, slot: moved } },
    ['moved>1', 'moved>2', 'mail_moved>candidate'],
  ],
  [
    'a replacement: the old, the new and nobody else',
    {
      action: 'replace',
      before: {},
      after: { seats: [aSeat(1), aSeat(2, { response: 'superseded' }), aSeat(3)] },
    },
    ['replaced>2', 'assigned>3'],
  ],
  [
    'the replacement of somebody who had said no',
    {
      action: 'replace',
      before: { seats: busy('pending', 'declined') },
      after: { seats: [aSeat(1), aSeat(2, { response: 'superseded' }), aSeat(3)] },
    },
    ['assigned>3'],
  ],
  [
    'a cancellation: nobody who had said no',
    {
      action: 'cancel',
      before: { seats: busy('accepted', 'declined') },
      after: { status: 'cancelled', seats: busy('accepted', 'declined') },
    },
    ['cancelled>1', 'mail_cancelled>candidate'],
  ],
  [
    'the cancellation of an offer nobody was asked for',
    { action: 'cancel', before: { status: 'draft', slot: null }, after: { status: 'cancelled' } },
    [],
  ],
  [
    'a withdrawal',
    {
      action: 'withdraw',
      actor: { kind: 'candidate', memberId: null },
      before: {},
      after: { status: 'cancelled' },
    },
    ['cancelled>1', 'cancelled>2', 'candidate_withdrew>9'],
  ],
  [
    'an acceptance',
    {
      action: 'respond',
      actor: { kind: 'member', memberId: 1 },
      before: {},
      after: { seats: busy('accepted', 'pending') },
    },
    ['accepted>9'],
  ],
  [
    'an acceptance noted by the organiser',
    { action: 'respond', before: {}, after: { seats: busy('accepted', 'pending') } },
    [],
  ],
  [
    'a refusal',
    {
      action: 'respond',
      actor: { kind: 'member', memberId: 2 },
      before: {},
      after: { seats: busy('pending', 'declined') },
    },
    ['declined>9'],
  ],
  [
    'another room',
    {
      action: 'edit',
      before: { seats: busy('accepted', 'declined') },
      after: { roomUrl: 'https://x.example', seats: busy('accepted', 'declined') },
    },
    ['details>1'],
  ],
  ['other notes', { action: 'edit', before: {}, after: { notes: 'new' } }, []],
  [
    'the same invitation again',
    {
      action: 'renotify',
      before: { seats: busy('accepted', 'pending') },
      after: { seats: busy('accepted', 'pending') },
    },
    ['assigned>2'],
  ],
  [
    'a candidate who confirms',
    { action: 'confirm', actor: { kind: 'candidate', memberId: null }, before: {} },
    ['candidate_confirmed>9'],
  ],
  [
    'a candidate who asks for another time',
    { action: 'ask_other_time', actor: { kind: 'candidate', memberId: null }, before: {} },
    ['candidate_wish>9'],
  ],
  [
    'a candidate who is here',
    {
      action: 'check_in',
      actor: { kind: 'candidate', memberId: null },
      before: {},
      after: { seats: busy('accepted', 'declined') },
    },
    ['candidate_here>1'],
  ],
  [
    'somebody who did not come',
    {
      action: 'mark_no_show',
      actor: { kind: 'member', memberId: 1 },
      before: {},
      after: { status: 'no_show' },
    },
    ['no_show>9'],
  ],
  [
    'the end',
    {
      action: 'end',
      actor: { kind: 'member', memberId: 1 },
      before: { status: 'in_progress' },
      after: { status: 'awaiting_feedback', endedAt: at },
    },
    ['rate>1', 'rate>2'],
  ],
  [
    'the last feedback',
    {
      action: 'complete',
      actor: { kind: 'system', memberId: null },
      before: { status: 'awaiting_feedback' },
      after: { status: 'completed', seats: [aSeat(1, { submitted: true })] },
    },
    ['report_ready>9'],
  ],
  [
    'the last waiver, when nobody has written any',
    {
      action: 'complete',
      actor: { kind: 'system', memberId: null },
      before: { status: 'awaiting_feedback' },
      after: { status: 'completed', seats: [aSeat(1, { waived: true })] },
    },
    [],
  ],
  [
    'an offer that ended',
    {
      action: 'expire',
      actor: { kind: 'system', memberId: null },
      before: { status: 'offered', slot: null },
      after: { status: 'expired', slot: null },
    },
    ['offer_expired>9'],
  ],
];
