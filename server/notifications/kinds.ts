import type { NoticeKind } from '#shared/notification.ts';

export interface KindRules {
  /** 0 goes first when many wait. */
  priority: 0 | 1 | 2;
  /**
   * At night: `passes`; `waits` for the morning; `if_soon` passes when the interview begins before
   * the morning is well under way.
   */
  night: 'passes' | 'if_soon' | 'waits';
  /** Into a digest: `always`, when the recipient has a `busy` day, or only above WeCom's limits. */
  digest: 'always' | 'busy' | 'overflow';
  /** Its buttons call back, where the app can be called back. */
  card?: true;
}

const quietly: KindRules = { priority: 2, night: 'waits', digest: 'busy' };
const gathered: KindRules = { priority: 2, night: 'waits', digest: 'always' };
const toAnswer: KindRules = { priority: 1, night: 'if_soon', digest: 'overflow', card: true };
const toKnow: KindRules = { priority: 1, night: 'if_soon', digest: 'overflow' };
const toActOn: KindRules = { priority: 1, night: 'if_soon', digest: 'busy' };
const atOnce: KindRules = { priority: 0, night: 'passes', digest: 'overflow' };
/** A mail wakes nobody and knows no frequency limit. */
const byMail: KindRules = { priority: 1, night: 'passes', digest: 'overflow' };

/** How each kind travels. What it says is in `texts`, when it is true in `still-true.ts`. */
export const kinds: Record<NoticeKind, KindRules> = {
  assigned: toAnswer,
  moved: toAnswer,
  replaced: toKnow,
  cancelled: toKnow,
  details: toKnow,
  remind_answer: { priority: 2, night: 'waits', digest: 'overflow' },
  remind_start: atOnce,
  candidate_here: atOnce,
  candidate_late: atOnce,
  rate: quietly,
  overdue_first: quietly,
  overdue_second: quietly,
  accepted: gathered,
  declined: toActOn,
  proposed: toActOn,
  candidate_confirmed: gathered,
  candidate_wish: toActOn,
  candidate_withdrew: toActOn,
  slot_picked: gathered,
  offer_expired: quietly,
  no_show: toActOn,
  nobody_judges: quietly,
  feedback_missing: quietly,
  report_ready: quietly,
  member_gone: quietly,
  delivery_failed: quietly,
  digest: { priority: 2, night: 'waits', digest: 'overflow' },
  mail_invited: byMail,
  mail_moved: byMail,
  mail_cancelled: byMail,
  mail_reminder: byMail,
};
