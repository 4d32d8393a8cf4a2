import type { Slot } from '#shared/interview-state.ts';
import type { Locale } from '#shared/locale.ts';
import { cardKind, type NoticeKind } from '#shared/notification.ts';
import type { Content } from '../wecom/messages/content.ts';
import type { Shown } from './compose/message.ts';
import type { Payload } from './planned.ts';
import type { Facts } from './still-true.ts';

export interface Recipient {
  memberId: number;
  userid: string;
  name: string;
  locale: Locale;
  status: 'active' | 'disabled' | 'left';
}

/** A row that a worker has claimed, with the interview as it is now. */
export interface Notice {
  id: number;
  key: string;
  kind: NoticeKind | typeof cardKind;
  channel: 'wecom' | 'mail';
  revision: number;
  payload: Payload;
  priority: number;
  dueAt: Date;
  notAfter: Date;
  started: number;
  finished: number;
  /** First row of the call that this one has been put into. */
  callId: number | null;
  /** Of the first row of a call: what was or is to be sent, once it is settled. */
  content: Content | null;
  address: string | null;
  /** Since when it may have arrived. */
  maybeSince: Date | null;
  taskId: string | null;
  /** Null for the candidate. */
  recipient: Recipient | null;
  /** Null for messages about several interviews. */
  interview: (Facts & Shown) | null;
  /** The time of the interview they were last told; null when they have not heard of it. */
  told: Slot | null;
}

/** A notice that is a message to a member, not a change of a card. */
export type MemberNotice = Notice & { kind: NoticeKind; recipient: Recipient };

export function isForMember(notice: Notice): notice is MemberNotice {
  return notice.recipient !== null && notice.kind !== cardKind && notice.channel === 'wecom';
}

/** Row and attempt, which whoever records must still hold. */
export function rowOf({ id, started }: Notice): { id: number; started: number } {
  return { id, started };
}
