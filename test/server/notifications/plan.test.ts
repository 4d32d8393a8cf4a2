import { describe, expect, it } from 'vitest';
import type { InterviewState } from '../../../shared/interview-state.ts';
import { noticesFor, type Change, type Planned } from '../../../server/notifications/plan.ts';
import { aSeat, anInterviewState } from '../../helpers/an-interview-state.ts';

const at = new Date('2026-11-24T02:10:00Z');
const moved = {
  startsAt: new Date('2026-11-26T07:00:00Z'),
  endsAt: new Date('2026-11-26T08:00:00Z'),
};

type Given = Partial<Omit<Change, 'before' | 'after'>> & {
  before?: Partial<InterviewState>;
  after?: Partial<InterviewState>;
};

function planned({ before, after, ...change }: Given): Planned[] {
  return noticesFor(
    {
      action: 'create',
      actor: { kind: 'member', memberId: 9 },
      reason: '',
      skip: [],
      at,
      ...change,
      before: before ? anInterviewState(before) : null,
      after: anInterviewState({ version: 2, ...after }),
    },
    { mail: true },
  );
}

/** `kind>recipient`, of what goes out at once. */
const now = (given: Given) => said(planned(given).filter(({ dueAt }) => dueAt <= at));
const later = (given: Given) => said(planned(given).filter(({ dueAt }) => dueAt > at));
const said = (notices: Planned[]) =>
  notices.map(({ kind, recipient }) => `${kind}>${recipient?.memberId ?? 'candidate'}`);

const unansweredPair = ['assigned>1', 'assigned>2', 'mail_invited>candidate'];
const busy = (...response: ('accepted' | 'declined' | 'pending' | 'superseded')[]) =>
  response.map((one, index) => aSeat(index + 1, { response: one }));

/** What happened, and who hears of it at once. */
const matrix: [string, Given, string[]][] = [
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
      after: { status: 'completed' },
    },
    ['report_ready>9'],
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

describe('who is told at once', () => {
  it.each(matrix)('of %s', (_what, given, expected) => {
    expect(now(given)).toEqual(expected);
  });

  it('marks whom the author leaves out', () => {
    const notices = planned({ skip: [2] }).filter(({ dueAt }) => dueAt <= at);

    expect(notices.map(({ skipped }) => skipped)).toEqual([false, true, false]);
  });

  it('writes no mail to a candidate without an address', () => {
    const change: Change = {
      action: 'create',
      before: null,
      after: anInterviewState(),
      actor: { kind: 'member', memberId: 9 },
      reason: '',
      skip: [],
      at,
    };
    const kinds = noticesFor(change, { mail: false }).map(({ kind }) => kind);

    expect(kinds.filter((kind) => kind.startsWith('mail_'))).toEqual([]);
  });
});

describe('what the clock will say', () => {
  it('before the start: an answer that is missing, the room, the candidate who is late', () => {
    expect(later({}).sort()).toEqual([
      'candidate_late>1',
      'candidate_late>2',
      'candidate_late>9',
      'mail_reminder>candidate',
      'mail_reminder>candidate',
      'remind_answer>1',
      'remind_answer>2',
      'remind_start>1',
      'remind_start>2',
    ]);
  });

  it('asks nobody for an answer they gave, and reminds nobody who said no', () => {
    const seats = [...busy('accepted', 'declined'), aSeat(3, { active: false })];

    expect(later({ after: { seats } }).sort()).toEqual([
      'candidate_late>1',
      'candidate_late>9',
      'mail_reminder>candidate',
      'mail_reminder>candidate',
      'remind_start>1',
    ]);
  });

  it('has no reminder whose time has passed', () => {
    const soon = new Date('2026-11-25T06:50:00Z');

    expect(later({ at: soon }).filter((one) => one.startsWith('remind'))).toEqual([]);
  });

  it('asks for missing feedback twice, and then whoever organises', () => {
    const notices = planned({
      action: 'end',
      before: {},
      after: { status: 'awaiting_feedback', endedAt: at, seats: [aSeat(1)] },
    });
    const hours = notices.map(({ kind, dueAt }) => [
      kind,
      Math.round((dueAt.getTime() - at.getTime()) / 3_600_000),
    ]);

    expect(hours).toEqual([
      ['rate', 0],
      ['overdue_first', 2],
      ['overdue_second', 24],
      ['feedback_missing', 48],
    ]);
  });

  it('is never at the full or the half hour, whatever the start', () => {
    const minutes = Array.from({ length: 120 }, (_none, minute) => {
      const startsAt = new Date(Date.UTC(2026, 10, 25, 7, minute));
      const endsAt = new Date(startsAt.getTime() + 3_600_000);
      const id = `interview-${minute}`;
      const notices = planned({ after: { id, slot: { startsAt, endsAt } } });
      return notices
        .filter(({ dueAt, channel }) => dueAt > at && channel === 'wecom')
        .map(({ dueAt }) => dueAt.getUTCMinutes());
    }).flat();

    expect(minutes.length).toBeGreaterThan(500);
    expect(minutes.filter((minute) => minute % 30 === 0)).toEqual([]);
  });

  it('reminds about a quarter of an hour before, not everybody in one second', () => {
    const starts = Array.from({ length: 40 }, (_none, at_) => {
      const { dueAt } = planned({ after: { id: `interview-${at_}` } }).find(
        ({ kind }) => kind === 'remind_start',
      ) ?? { dueAt: at };
      return (Date.UTC(2026, 10, 25, 7) - dueAt.getTime()) / 60_000;
    });

    expect(Math.min(...starts)).toBeGreaterThanOrEqual(14);
    expect(Math.max(...starts)).toBeLessThanOrEqual(20);
    expect(new Set(starts).size).toBeGreaterThan(30);
  });
});

it('a message has a key of its own for each kind, interview, revision and person', () => {
  const keys = planned({}).map(({ key }) => key);

  expect(new Set(keys).size).toBe(keys.length);
  expect(keys[0]).toBe('assigned:abcdefgh234567ab:1:1:v2');
});
