/** The three dimensions of an interview. One list could not hold them: each moves by itself. */
export const interviewStatuses = [
  'draft',
  'offered',
  'scheduled',
  'in_progress',
  'awaiting_feedback',
  'completed',
  'cancelled',
  'no_show',
  'expired',
] as const;
export type InterviewStatus = (typeof interviewStatuses)[number];

export const responses = ['pending', 'accepted', 'declined', 'superseded'] as const;
export type SeatResponse = (typeof responses)[number];

export const participations = [
  'not_sent',
  'sent',
  'opened',
  'confirmed',
  'change_requested',
  'withdrawn',
  'checked_in',
  'attended',
  'absent',
] as const;
export type Participation = (typeof participations)[number];

/** The lead opens and ends; panel members judge too; shadows and observers only listen. */
export const seats = ['lead', 'panel', 'shadow', 'observer'] as const;
export type Seat = (typeof seats)[number];

/** Seats whose feedback an interview waits for. */
export function judges(seat: Seat): boolean {
  return seat === 'lead' || seat === 'panel';
}

interface Transition {
  from: readonly InterviewStatus[];
  /** `same`: the status stays. */
  to: InterviewStatus | 'same';
  /** `next`: what was said about time or place before is no longer true. */
  revision: 'next' | 'same';
  reason: 'required' | 'optional' | 'none';
}

const beforeCompleted = [
  'draft',
  'offered',
  'scheduled',
  'in_progress',
  'awaiting_feedback',
  'no_show',
] as const;

function move(
  from: readonly InterviewStatus[],
  to: Transition['to'],
  more: Partial<Pick<Transition, 'revision' | 'reason'>> = {},
): Transition {
  return { from, to, revision: 'same', reason: 'none', ...more };
}

/** Everything that may happen to an interview once it exists, and when. */
export const transitions = {
  offer: move(['draft'], 'offered'),
  schedule: move(['draft', 'offered'], 'scheduled', { revision: 'next' }),
  pick_slot: move(['offered'], 'scheduled', { revision: 'next' }),
  expire: move(['offered'], 'expired'),
  reschedule: move(['scheduled'], 'scheduled', { revision: 'next', reason: 'required' }),
  edit: move(['draft', 'offered', 'scheduled', 'in_progress'], 'same'),
  replace: move(['draft', 'offered', 'scheduled'], 'same', { reason: 'optional' }),
  renotify: move(['scheduled'], 'same'),
  respond: move(['scheduled'], 'same', { reason: 'optional' }),
  start: move(['scheduled'], 'in_progress'),
  end: move(['scheduled', 'in_progress'], 'awaiting_feedback'),
  mark_no_show: move(['scheduled', 'in_progress'], 'no_show', { reason: 'optional' }),
  reopen: move(['no_show'], 'scheduled', { revision: 'next', reason: 'optional' }),
  cancel: move(beforeCompleted, 'cancelled', { reason: 'required' }),
  confirm: move(['scheduled'], 'same'),
  ask_other_time: move(['offered', 'scheduled'], 'same', { reason: 'optional' }),
  check_in: move(['scheduled', 'in_progress'], 'same'),
  withdraw: move(['offered', 'scheduled'], 'cancelled', { reason: 'optional' }),
  submit_feedback: move(['in_progress', 'awaiting_feedback', 'completed'], 'same'),
  waive_feedback: move(['in_progress', 'awaiting_feedback'], 'same', { reason: 'required' }),
  complete: move(['awaiting_feedback'], 'completed'),
  amend_feedback: move(['in_progress', 'awaiting_feedback', 'completed'], 'same', {
    reason: 'optional',
  }),
  decide: move(['awaiting_feedback', 'completed', 'no_show'], 'same', { reason: 'optional' }),
} as const satisfies Record<string, Transition>;

export type CommandName = keyof typeof transitions;

/** What stands in the history: every command, and the beginning. */
export type InterviewAction = CommandName | 'create';

/** May this happen to an interview in that status? */
export function isLegal(command: CommandName, status: InterviewStatus): boolean {
  const from: readonly InterviewStatus[] = transitions[command].from;
  return from.includes(status);
}

/** The status after it. @throws nothing; ask `isLegal` first */
export function statusAfter(command: CommandName, status: InterviewStatus): InterviewStatus {
  const { to } = transitions[command];
  return to === 'same' ? status : to;
}

/** Seats take their members' time only while this holds. */
export function takesTime(status: InterviewStatus): boolean {
  return status === 'scheduled' || status === 'in_progress';
}

/** No message but the last word follows, and no link opens. */
export function isEnded(status: InterviewStatus): boolean {
  return status === 'cancelled' || status === 'expired' || status === 'completed';
}
