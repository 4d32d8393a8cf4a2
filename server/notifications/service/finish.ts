import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { cardWord } from '../card-word.ts';
import { isForMember } from '../notice.ts';
import type { Planned } from '../planned.ts';
import { findCard, insertCardChanges } from '../store/cards-store.ts';
import { organizersOf, type FailedFor } from '../store/digest-store.ts';
import { insertPlanned, wake } from '../store/insert-store.ts';
import { readNotices } from '../store/read-store.ts';
import { recordOutcomes, type Outcome } from '../store/record-store.ts';
import { after, offPeak, times } from '../times.ts';

const hour = 3_600_000;

export type Finish = (outcomes: Outcome[]) => Promise<void>;

/** Records what became of attempts, with what follows from it, in one transaction. */
export function createFinish({ db, now }: { db: Db; now: () => number }): Finish {
  /** The interview may have changed while the card was on its way. */
  async function checkCards(tx: Tx, ids: number[], at: Date) {
    for (const notice of (await readNotices(tx, ids)).filter(isForMember)) {
      const { interview, recipient, revision } = notice;
      const told = { recipientId: recipient.memberId, revision };
      if (!interview || !cardWord(told, interview)) continue;
      const card = await findCard(tx, notice.id);
      if (!card) continue;
      await insertCardChanges(tx, [card], { at, notAfter: after(at, times.lastWord) });
      await wake(tx);
    }
  }

  return async function finish(outcomes) {
    const at = new Date(now());
    await inTransaction(db, async (tx) => {
      const recorded = new Set((await recordOutcomes(tx, outcomes, at)).map(({ id }) => id));
      const ids = (which: (outcome: Outcome) => boolean) =>
        outcomes.filter((one) => recorded.has(one.id) && which(one)).map(({ id }) => id);
      await checkCards(
        tx,
        ids(({ card }) => card !== undefined),
        at,
      );
      // Other work may be due by now; whoever is asleep looks for it.
      if (outcomes.some(({ dueAt }) => dueAt && dueAt <= at)) await wake(tx);
      const failed = ids(({ status }) => status === 'failed');
      if (failed.length === 0) return;
      for (const organizer of await organizersOf(tx, failed)) {
        const { corpId } = organizer;
        await insertPlanned(tx, { corpId, interviewId: null, at }, [report(organizer, at)]);
      }
    });
  };
}

/** One an hour and organiser, soon after the hour. */
function report({ organizerId, userid, name }: FailedFor, at: Date): Planned {
  const from = new Date(Math.floor(at.getTime() / hour) * hour);
  const key = `delivery_failed:${organizerId}:${from.toISOString()}`;
  return {
    kind: 'delivery_failed',
    channel: 'wecom',
    recipient: { memberId: organizerId, userid, name },
    revision: 0,
    dueAt: offPeak(after(from, hour), key),
    notAfter: after(from, 24 * hour),
    payload: { from: from.toISOString() },
    key,
    skipped: false,
    timed: false,
  };
}
