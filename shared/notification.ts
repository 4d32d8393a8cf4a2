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
