import type { InterviewState } from '#shared/interview-state.ts';
import type { InterviewAction } from '#shared/lifecycle.ts';
import type { NoticeKind } from '#shared/notification.ts';

/** Something that happened to an interview, as far as messages need it. */
export interface Change {
  action: InterviewAction;
  /** Null when it was created. */
  before: InterviewState | null;
  after: InterviewState;
  actor: { kind: 'member' | 'candidate' | 'system'; memberId: number | null };
  reason: string;
  /** Member ids that are not to be told. */
  skip: readonly number[];
  at: Date;
}

export interface PlanSettings {
  /** A mail server is configured and the candidate has an address. */
  mail: boolean;
}

/** What a message says that the interview does not say any more, or not yet, when it goes out. */
export interface Payload {
  /** Half-open, ISO 8601: the time this message tells. */
  slot?: { startsAt: string; endsAt: string };
  reason?: string;
  /** Whom it is about. */
  about?: { memberId: number; name: string };
  /** Set when it is sent once more: makes it another message for WeCom's duplicate check. */
  again?: string;
  /** They keep the answer they had given. */
  standing?: boolean;
  /** Of a mail reminder: how long before the start, in milliseconds. */
  ahead?: number;
  /** Tells two messages of one kind about one revision apart in WeCom's duplicate check. */
  version?: number;
  /** Of a card that is to change: its row, and whether somebody has pressed it. */
  card?: number;
  clicked?: boolean;
  /** Of `member_gone`: the interviews with their seats. */
  interviewIds?: string[];
  /** Of `delivery_failed`: failures from here on. */
  from?: string;
}

/** A message to come, not yet a row. */
export interface Planned {
  kind: NoticeKind;
  channel: 'wecom' | 'mail';
  /** Null for the candidate. */
  recipient: { memberId: number; userid: string; name: string } | null;
  revision: number;
  dueAt: Date;
  /** Later than this it is of no use to anybody. */
  notAfter: Date;
  payload: Payload;
  /** Unique for ever: the same message is planned once. */
  key: string;
  /** The author wants this person not to be told. */
  skipped: boolean;
  /**
   * Follows from the interview's times, not from the act itself. One that was given up comes back
   * when it is true again.
   */
  timed: boolean;
}
