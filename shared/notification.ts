/** What became of one message for one recipient. */
export const notificationStatuses = [
  'planned',
  'claimed',
  'retry',
  'sent',
  'failed',
  'suppressed',
  'expired',
] as const;
export type NotificationStatus = (typeof notificationStatuses)[number];

/** Every message there is, by whom it is for. */
export const noticeKinds = [
  // Interviewers.
  'assigned',
  'moved',
  'replaced',
  'cancelled',
  'details',
  'remind_answer',
  'remind_start',
  'candidate_here',
  'candidate_late',
  'rate',
  'overdue_first',
  'overdue_second',
  // Who organises.
  'accepted',
  'declined',
  'proposed',
  'candidate_confirmed',
  'candidate_wish',
  'candidate_withdrew',
  'slot_picked',
  'offer_expired',
  'no_show',
  'nobody_judges',
  'feedback_missing',
  'report_ready',
  'member_gone',
  'delivery_failed',
  // Several of the above in one message.
  'digest',
  // The candidate, by mail.
  'mail_invited',
  'mail_moved',
  'mail_cancelled',
  'mail_reminder',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A card in a chat that is to say what holds now; not a message of its own. */
export const cardKind = 'card' as const;

/** Why a message was not sent, or did not arrive. The client has a sentence for each. */
export const deliveryReasons = [
  // suppressed
  'skipped',
  'changed',
  'ended',
  'answered',
  'submitted',
  'seat_gone',
  'declined',
  'arrived',
  'not_needed',
  'in_digest',
  'no_mail',
  'erased',
  // expired
  'too_late',
  // failed
  'invalid_recipient',
  'unlicensed',
  'inactive',
  'refused',
  'unreachable',
  'maybe_arrived',
  'set_aside',
  'broken',
  'mail_refused',
] as const;
export type DeliveryReason = (typeof deliveryReasons)[number];

/** The state of the invitation as the organiser sees it beside each interviewer. */
export interface NotificationState {
  status: NotificationStatus;
  /** When it reached this status, ISO 8601. */
  at: string;
  /** WeCom's error code when it refused, else null. */
  errcode: number | null;
  /** Who fixes it and how, in English; null when nothing is wrong. */
  advice: string | null;
}

/** Who would be told what, before a change is saved. */
export interface NoticePreview {
  kind: string;
  /** `wecom` to a member, `mail` to the candidate. */
  channel: 'wecom' | 'mail';
  /** Null for the candidate. */
  userid: string | null;
  name: string;
  /** When it goes out, ISO 8601. */
  dueAt: string;
  /** The author asked that this person is not told. */
  skipped: boolean;
}

export interface Preview {
  notices: NoticePreview[];
}

/** One line of the delivery log: one message for one person. */
export interface DeliveryEntry {
  id: number;
  kind: NoticeKind;
  channel: 'wecom' | 'mail';
  /** Null when it is about several interviews. The candidate's name is '' for who runs the app. */
  interview: { id: string; jobTitle: string; round: number; candidateName: string } | null;
  /** Which state of the interview it tells. */
  revision: number;
  /** Null for the candidate, whose name is '' for who runs the app. */
  userid: string | null;
  name: string;
  plannedAt: string;
  dueAt: string;
  status: NotificationStatus;
  at: string;
  sentAt: string | null;
  reason: DeliveryReason | null;
  errcode: number | null;
  /** Who fixes it and how, in English; null when nothing is wrong. */
  advice: string | null;
  /** What the recipient pressed on the card. */
  answer: string | null;
  answeredAt: string | null;
  /** From when the reader may send it again; null when it makes no sense or is not theirs to do. */
  resendFrom: string | null;
}

export interface DeliveryPage {
  items: DeliveryEntry[];
  nextCursor: string | null;
  now: string;
}
