import type { InterviewDetail } from '#shared/interview.ts';
import type { NotificationStatus } from '#shared/notification.ts';

/** What the organiser is told; the queue's inner steps are all "sending". */
export type InvitationWord = 'sending' | 'sent' | 'failed' | 'suppressed' | 'expired';

const words: Record<NotificationStatus, InvitationWord> = {
  planned: 'sending',
  claimed: 'sending',
  retry: 'sending',
  sent: 'sent',
  failed: 'failed',
  suppressed: 'suppressed',
  expired: 'expired',
};

export function invitationWord(status: NotificationStatus): InvitationWord {
  return words[status];
}

/** True when no invitation will change any more, or none is ours to see. */
export function isSettled(detail: Pick<InterviewDetail, 'invitations'> | undefined): boolean {
  return !detail?.invitations?.some(({ status }) => words[status] === 'sending');
}
