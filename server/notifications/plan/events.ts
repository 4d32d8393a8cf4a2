import {
  liveSeats,
  nobodyJudges,
  type PersonState,
  type SeatState,
} from '#shared/interview-state.ts';
import { takesTime, type InterviewAction } from '#shared/lifecycle.ts';
import type { NoticeKind } from '#shared/notification.ts';
import type { Change, Payload, Planned } from '../planned.ts';
import { after, times } from '../times.ts';
import { notice } from './notice.ts';

/** What an act makes us say at once, to everybody but the one who acted. */
export function eventNotices(change: Change): Planned[] {
  return events[change.action]?.(change) ?? [];
}

const events: Partial<Record<InterviewAction, (change: Change) => Planned[]>> = {
  create: invite,
  schedule: invite,
  pick_slot: (change) => [...invite(change), ...organizer(change, 'slot_picked')],
  offer: (change) => candidate(change, 'mail_invited'),
  expire: (change) => organizer(change, 'offer_expired'),
  reschedule: move,
  reopen: move,
  replace,
  edit,
  renotify: (change) =>
    pending(change).map((seat) =>
      say(change, 'assigned', seat, { again: change.at.toISOString() }),
    ),
  respond: answers,
  mark_no_show: (change) => organizer(change, 'no_show'),
  cancel,
  withdraw: (change) => [...cancel(change), ...organizer(change, 'candidate_withdrew')],
  confirm: (change) => organizer(change, 'candidate_confirmed'),
  ask_other_time: (change) => organizer(change, 'candidate_wish'),
  check_in: (change) =>
    takesTime(change.after.status)
      ? attending(change.after.seats).map((seat) => say(change, 'candidate_here', seat))
      : [],
  end: (change) => (nobodyJudges(change.after) ? organizer(change, 'nobody_judges') : []),
  // Done without is no report.
  complete: (change) =>
    liveSeats(change.after).some(({ submitted }) => submitted)
      ? organizer(change, 'report_ready')
      : [],
};

function invite(change: Change): Planned[] {
  if (change.after.status !== 'scheduled') return [];
  const seats = liveSeats(change.after).map((seat) => say(change, 'assigned', seat));
  return [...seats, ...candidate(change, 'mail_invited')];
}

function move(change: Change): Planned[] {
  const seats = liveSeats(change.after).map((seat) =>
    say(change, 'moved', seat, seat.response === 'accepted' ? { standing: true } : {}),
  );
  return [...seats, ...candidate(change, 'mail_moved')];
}

function replace(change: Change): Planned[] {
  if (change.after.status !== 'scheduled' || !change.before) return [];
  const had = new Set(liveSeats(change.before).map(({ memberId }) => memberId));
  const has = new Set(liveSeats(change.after).map(({ memberId }) => memberId));
  const gone = liveSeats(change.before).filter(({ memberId }) => !has.has(memberId));
  const come = liveSeats(change.after).filter(({ memberId }) => !had.has(memberId));
  return [
    ...gone
      .filter((seat) => seat.response !== 'declined' && !acted(change, seat))
      .map((seat) => say(change, 'replaced', seat)),
    ...come.map((seat) => say(change, 'assigned', seat)),
  ];
}

/** Where to go, by link or on foot, is worth a message; notes are not. */
function edit(change: Change): Planned[] {
  const { before, after: now } = change;
  if (!before || !takesTime(now.status)) return [];
  const linksBefore = new Map(before.seats.map(({ id, roomUrl }) => [id, roomUrl]));
  const differs = (seat: SeatState) =>
    before.location !== now.location ||
    before.roomUrl !== now.roomUrl ||
    linksBefore.get(seat.id) !== seat.roomUrl;
  return attending(now.seats)
    .filter((seat) => differs(seat) && !acted(change, seat))
    .map((seat) => say(change, 'details', seat));
}

function answers(change: Change): Planned[] {
  const before = new Map(change.before?.seats.map((seat) => [seat.id, seat]));
  return liveSeats(change.after).flatMap((seat) => {
    const was = before.get(seat.id);
    if (!was) return [];
    const about: Payload = {
      about: { memberId: seat.memberId, name: seat.name },
      ...(seat.declineReason && { reason: seat.declineReason }),
    };
    const proposes = JSON.stringify(was.proposals) !== JSON.stringify(seat.proposals);
    if (proposes && seat.proposals.length > 0) return organizer(change, 'proposed', about);
    if (was.response === seat.response) return [];
    if (seat.response === 'accepted') return organizer(change, 'accepted', about);
    return seat.response === 'declined' ? organizer(change, 'declined', about) : [];
  });
}

/** Those who never heard of it, or had said no, need no last word. */
function cancel(change: Change): Planned[] {
  const { before } = change;
  if (!before) return [];
  const told = takesTime(before.status)
    ? attending(before.seats)
        .filter((seat) => !acted(change, seat))
        .map((seat) => say(change, 'cancelled', seat, { reason: change.reason }))
    : [];
  const knows = before.status !== 'draft' && before.status !== 'awaiting_feedback';
  const byThemselves = change.actor.kind === 'candidate';
  return [...told, ...(knows && !byThemselves ? candidate(change, 'mail_cancelled') : [])];
}

function pending({ after: { seats } }: Change): SeatState[] {
  return liveSeats({ seats }).filter(({ response }) => response === 'pending');
}

function attending(seats: SeatState[]): SeatState[] {
  return liveSeats({ seats }).filter(({ response }) => response !== 'declined');
}

function acted({ actor }: Change, { memberId }: Pick<PersonState, 'memberId'>): boolean {
  return actor.kind === 'member' && actor.memberId === memberId;
}

function organizer(change: Change, kind: NoticeKind, payload: Payload = {}): Planned[] {
  const { organizer: to } = change.after;
  return acted(change, to) ? [] : [say(change, kind, to, payload)];
}

function candidate(change: Change, kind: NoticeKind): Planned[] {
  return change.after.candidate.erased ? [] : [say(change, kind, null)];
}

function say(
  change: Change,
  kind: NoticeKind,
  to: Pick<PersonState, 'memberId' | 'userid' | 'name'> | null,
  payload: Payload = {},
): Planned {
  const { after: state, at } = change;
  const { version } = state;
  return notice({
    kind,
    to,
    state,
    dueAt: at,
    notAfter: usefulUntil(kind, change),
    payload: { version, ...payload },
    suffix: `v${version}${payload.about ? `.${payload.about.memberId}` : ''}`,
    skipped: to !== null && change.skip.includes(to.memberId),
  });
}

const untilTheStart = new Set<NoticeKind>([
  'assigned',
  'moved',
  'accepted',
  'declined',
  'proposed',
  'candidate_confirmed',
  'candidate_wish',
  'slot_picked',
  'mail_moved',
]);
const untilTheEnd = new Set<NoticeKind>(['replaced', 'cancelled', 'details', 'candidate_here']);

function usefulUntil(kind: NoticeKind, { before, after: state, at }: Change): Date {
  const slot = state.slot ?? before?.slot;
  if (slot && untilTheStart.has(kind)) return slot.startsAt;
  if (slot && untilTheEnd.has(kind)) return slot.endsAt;
  return after(at, times.lastWord);
}
