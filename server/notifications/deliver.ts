import type { Db } from '../db/pool.ts';
import type { WecomClient } from '../wecom/client.ts';
import { errcodes } from '../wecom/errcodes.ts';
import { usualBudgets, type Budgets } from './budgets.ts';
import { createLeases } from './leases.ts';
import type { CandidateMail, MailKind } from './mail.ts';
import { rowOf, type Notice } from './notice.ts';
import type { retryDelay } from './retry-policy.ts';
import { createChangeCard } from './service/change-card.ts';
import { createFinish } from './service/finish.ts';
import { createPrepare } from './service/prepare.ts';
import { createReserve } from './service/reserve.ts';
import { createSend } from './service/send.ts';
import { claimDue } from './store/claim-store.ts';
import type { Outcome } from './store/record-store.ts';
import { markTried } from './store/reserve-store.ts';
import { rowsOf, type Work } from './work.ts';

/** A worker that does not say so for this long is dead, and others take its work. */
const usualLeaseMs = 60_000;

/** After WeCom refused a card for want of a callback URL, text cards go out for so long. */
const plainForMs = 10 * 60_000;

const operatorPauseMs = 5 * 60_000;

/** Rows → WeCom and mail. Each row ends with what became of it. */
export function createDelivery(options: {
  db: Db;
  wecom: Pick<WecomClient, 'messages' | 'corpId'>;
  now: () => number;
  random: () => number;
  publicUrl: string;
  /** WeCom can call us back, so that cards may have buttons. */
  callbacks: boolean;
  /** Undefined when no mail server is configured. */
  mail: CandidateMail | undefined;
  /** Hears of members whom WeCom did not deliver to: they may have left. */
  onUnreachable: (memberId: number) => Promise<void>;
  onError: (error: unknown) => void;
  leaseMs?: number;
  budgets?: Partial<Budgets>;
  retryDelay?: typeof retryDelay;
}) {
  const { db, wecom, now } = options;
  const { corpId } = wecom;
  const leaseMs = options.leaseMs ?? usualLeaseMs;
  let plainUntil = 0;
  const send = createSend({
    ...options,
    onNoCallbackUrl: () => (plainUntil = now() + plainForMs),
  });
  const changeCard = createChangeCard({ ...options, send });
  const finish = createFinish(options);
  const reserve = createReserve({
    ...options,
    corpId,
    budgets: { ...usualBudgets, ...options.budgets },
  });
  const prepare = createPrepare({
    ...options,
    reserve,
    isInteractive: () => options.callbacks && now() >= plainUntil,
  });
  const leases = createLeases({ db, now, leaseMs, onError: options.onError });

  async function sendMail(notice: Notice & { kind: MailKind }): Promise<Outcome[]> {
    const row = rowOf(notice);
    const { interview, finished } = notice;
    if (!options.mail || !interview) return [{ ...row, status: 'suppressed', reason: 'no_mail' }];
    await markTried(db, notice.id, new Date(now()));
    const result = await options.mail.send({ kind: notice.kind, interviewId: interview.id });
    if (result.status !== 'later') return [{ ...row, ...result }];
    const { advice, operator } = result;
    const pause = operator ? operatorPauseMs : 30_000 * 2 ** Math.min(finished, 6);
    return finished >= 12
      ? [{ ...row, status: 'failed', reason: 'mail_refused', advice }]
      : [{ ...row, status: 'retry', advice, dueAt: new Date(now() + pause) }];
  }

  /** What became of the messages is written by then; a failure here is one for the log. */
  async function doubt(notices: Notice[], outcomes: Outcome[]): Promise<void> {
    const failed = new Set(outcomes.filter(isUnreachable).map(({ id }) => id));
    for (const { id, recipient } of notices) {
      if (!recipient || !failed.has(id)) continue;
      await options.onUnreachable(recipient.memberId).catch(options.onError);
    }
  }

  function perform(work: Work): Promise<Outcome[]> {
    if (work.type === 'call') return send(work);
    return work.type === 'mail' ? sendMail(work.notice) : changeCard(work.notice);
  }

  /** Undefined when nothing is due. */
  async function claimOnce(most: number): Promise<Work[] | undefined> {
    const at = new Date(now());
    const leaseUntil = new Date(now() + leaseMs);
    const claimed = await claimDue(db, { corpId, at, leaseUntil, most });
    if (claimed.length === 0) return undefined;
    leases.hold(claimed);
    let kept = new Set<number>();
    try {
      const work = await prepare(claimed);
      kept = new Set(work.flatMap(rowsOf).map(({ id }) => id));
      return work;
    } finally {
      leases.release(claimed.filter(({ id }) => !kept.has(id)));
    }
  }

  return {
    /** Work that this process alone has now, as long as it says that it is alive. */
    async claim(most: number): Promise<Work[]> {
      for (;;) {
        const work = await claimOnce(most);
        // Nothing to send among those due does not mean that nothing is left.
        if (!work || work.length > 0) return work ?? [];
      }
    },

    /** Does one piece of claimed work. */
    async deliver(work: Work): Promise<void> {
      try {
        const outcomes = await perform(work);
        await finish(outcomes);
        await doubt(rowsOf(work), outcomes);
      } finally {
        leases.release(rowsOf(work));
      }
    },

    /** After the last piece of work. */
    stop: leases.stop,
  };
}

function isUnreachable({ status, reason, errcode }: Outcome): boolean {
  if (status !== 'failed') return false;
  return reason === 'invalid_recipient' || errcodes[errcode ?? 0]?.reaction === 'recipient';
}
