/** What became of one notification for one recipient. */
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
