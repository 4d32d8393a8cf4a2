import type { DeliveryReason } from '#shared/notification.ts';

/** What one try came to, before it is known what that means for the row. */
export type Result =
  | { status: 'sent'; msgid?: string; responseCode?: string }
  | { status: 'suppressed'; reason: DeliveryReason }
  | { status: 'failed'; reason: DeliveryReason; advice: string; errcode?: number | null }
  | { status: 'later'; advice: string; operator: boolean };
