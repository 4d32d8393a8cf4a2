import type { InterviewState, PersonState } from '#shared/interview-state.ts';
import type { NoticeKind } from '#shared/notification.ts';
import type { Payload, Planned } from '../planned.ts';

type Person = Pick<PersonState, 'memberId' | 'userid' | 'name'>;

interface Details {
  kind: NoticeKind;
  /** Null for the candidate. */
  to: Person | null;
  state: InterviewState;
  dueAt: Date;
  notAfter: Date;
  payload?: Payload;
  /** Tells apart what may be said more than once about one revision. */
  suffix?: string;
  skipped?: boolean;
  timed?: boolean;
}

/** `kind:interview:revision:recipient`, and what tells repetitions apart. */
export function keyOf({
  kind,
  to,
  state,
  suffix,
}: Pick<Details, 'kind' | 'to' | 'state' | 'suffix'>) {
  const parts = [kind, state.id, state.revision, to?.memberId ?? 'candidate'];
  return [...parts, ...(suffix === undefined ? [] : [suffix])].join(':');
}

export function notice(details: Details): Planned {
  const { kind, to, state } = details;
  return {
    kind,
    channel: kind.startsWith('mail_') ? 'mail' : 'wecom',
    recipient: to && { memberId: to.memberId, userid: to.userid, name: to.name },
    revision: state.revision,
    dueAt: details.dueAt,
    notAfter: details.notAfter,
    payload: { ...slotOf(state), ...details.payload },
    key: keyOf(details),
    skipped: details.skipped ?? false,
    timed: details.timed ?? false,
  };
}

function slotOf({ slot }: InterviewState): Payload {
  if (!slot) return {};
  return { slot: { startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() } };
}
