import type { Db } from '../../db/pool.ts';
import { inTransaction } from '../../db/transaction.ts';
import { readCardKey, type CardAnswer } from '../compose/answer-card.ts';
import { findCardOfTask, insertCardChanges, keepResponseCode } from '../store/cards-store.ts';
import { wake } from '../store/insert-store.ts';
import { after, times } from '../times.ts';

/** A response code is good for so long (page 94888). */
const responseCodeMs = 72 * 3_600_000;

export interface CardClick {
  interviewId: string;
  /** The one that the card told, which its row says too. */
  revision: number;
  answer: CardAnswer;
}

/** What clicks on cards need; the answer itself is the interview's business. */
export function createCards({ db, now }: { db: Db; now: () => number }) {
  return {
    /** What that button of that card asks for; undefined for one that is none of ours. */
    async readCardClick(click: {
      taskId: string;
      eventKey: string;
    }): Promise<CardClick | undefined> {
      const card = await findCardOfTask(db, click.taskId);
      const key = readCardKey(click.eventKey);
      if (!card || key?.revision !== card.revision) return undefined;
      return { interviewId: card.interviewId, revision: card.revision, answer: key.answer };
    },

    /**
     * After a click, whatever it came to: keeps the code that came with it, good for 72 hours more,
     * and lets the card say what holds now, for everybody on that message. A card that is still a
     * question stays as it is.
     */
    async onCardAnswered(click: { taskId: string; responseCode: string; at: Date }): Promise<void> {
      const { taskId, responseCode, at } = click;
      const card = await findCardOfTask(db, taskId);
      if (!card) return;
      await inTransaction(db, async (tx) => {
        const until = after(at, responseCodeMs);
        if (responseCode) await keepResponseCode(tx, card.id, { responseCode, until });
        const due = new Date(now());
        const notAfter = after(due, times.lastWord);
        await insertCardChanges(tx, [card], { at: due, notAfter, clicked: true });
        await wake(tx);
      });
    },
  };
}
