import type { Db } from '../db/pool.ts';
import type { WecomClient } from '../wecom/client.ts';
import { WecomError } from '../wecom/errors.ts';
import type { Outcome as MemberOutcome } from '../wecom/messages/send.ts';
import { assignedCard } from './assigned-card.ts';
import { retryDelay } from './retry-policy.ts';
import { claimDue, readDelivery, recordOutcome, type Delivery, type Outcome } from './store.ts';

/** Longer than a delivery can take: two calls of the WeCom client's limit, twice over. */
const leaseMs = 60_000;

/** Started this many times more than finished: the message itself ends the process. */
const poisonous = 3;

/** Rows → WeCom. Each row ends with what became of it. */
export function createDelivery(options: {
  db: Db;
  wecom: Pick<WecomClient, 'messages'>;
  now: () => number;
  random: () => number;
  publicUrl: string;
}) {
  const { db, wecom, now } = options;

  async function attempt(delivery: Delivery): Promise<Outcome> {
    const idle = reasonNotToSend(delivery, now());
    if (idle) return idle;
    try {
      const content = assignedCard(delivery, options.publicUrl);
      const { userid } = delivery.recipient;
      const { members } = await wecom.messages.send({ to: { userids: [userid] }, content });
      const outcome = members.get(userid);
      if (outcome?.status === 'failed') throw outcome.error;
      return received(outcome);
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      return refused(error, delivery);
    }
  }

  function refused(error: WecomError, delivery: Delivery): Outcome {
    const delay = retryDelay(error, delivery.finished + 1, options.random());
    const told = { errcode: error.errcode, advice: error.advice, reason: error.meaning };
    if (delay === null) return { status: 'failed', ...told };
    const held = error.reaction === 'wait';
    return { status: 'retry', dueAt: new Date(now() + delay), held, ...told };
  }

  return {
    /** Ids of rows this process may now deliver. */
    claim: (most: number) =>
      claimDue(db, { at: new Date(now()), leaseUntil: new Date(now() + leaseMs), most }),

    /** Delivers one claimed row. */
    async deliver(id: number): Promise<void> {
      const delivery = await readDelivery(db, id);
      if (!delivery) return;
      await recordOutcome(db, id, await attempt(delivery), new Date(now()));
    },
  };
}

function reasonNotToSend(delivery: Delivery, now: number): Outcome | undefined {
  if (delivery.interview.revision !== delivery.revision) {
    return { status: 'suppressed', reason: 'the interview has changed since' };
  }
  if (now >= delivery.notAfter.getTime()) {
    return { status: 'expired', reason: 'the interview has begun' };
  }
  if (delivery.recipient.status !== 'active') {
    return {
      status: 'failed',
      reason: 'the member is not active',
      advice: 'Choose another interviewer.',
    };
  }
  if (delivery.started - delivery.finished > poisonous) {
    return {
      status: 'failed',
      reason: 'every attempt ended the process',
      advice: 'Operators: look for the crash in the log.',
    };
  }
  return undefined;
}

/** errcode 0 with the recipient in a list is a failure all the same (page 90236). */
function received(outcome: MemberOutcome | undefined): Outcome {
  if (outcome?.status === 'sent') return { status: 'sent', msgid: outcome.msgid };
  if (outcome?.status === 'unlicensed') {
    return {
      status: 'failed',
      reason: 'the member has no licence for this app',
      advice: 'Buy or assign a basic licence for the member in the WeCom console.',
    };
  }
  return {
    status: 'failed',
    reason: 'WeCom does not know the member or the app may not see them',
    advice: 'Add the member to the visible range: 应用管理 → the app → 可见范围.',
  };
}
