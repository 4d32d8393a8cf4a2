import type { Db } from '../../db/pool.ts';
import { inTransaction } from '../../db/transaction.ts';
import {
  findCardOfTask,
  insertCardChanges,
  keepResponseCode,
  type SentCard,
} from '../store/cards-store.ts';
import { wake } from '../store/insert-store.ts';
import { after, times } from '../times.ts';

/** A response code is good for so long (page 94888). */
const responseCodeMs = 72 * 3_600_000;

/** What a click on a card needs to know about it. */
export type CardOfTask = Pick<
  SentCard,
  'interviewId' | 'revision' | 'recipientId' | 'userid' | 'kind'
>;

export function createCards({ db, now }: { db: Db; now: () => number }) {
  return {
    /** The card that was sent under that task id; undefined when it is none of ours. */
    find: (taskId: string): Promise<CardOfTask | undefined> => findCardOfTask(db, taskId),

    /**
     * Keeps the code that came with a click, before anything is done about it: with it the card can
     * be changed for 72 hours more. A change of the interview then changes the card by itself.
     */
    async clicked(taskId: string, responseCode: string, at: Date = new Date(now())): Promise<void> {
      const card = await findCardOfTask(db, taskId);
      if (!card || !responseCode) return;
      await keepResponseCode(db, card.id, { responseCode, until: after(at, responseCodeMs) });
    },

    /**
     * Lets the card say how things are, for everybody on that message, although nothing has
     * changed: after a click that came too late. Nothing while its question is open.
     */
    async showCurrent(taskId: string): Promise<void> {
      const at = new Date(now());
      const card = await findCardOfTask(db, taskId);
      if (!card) return;
      await inTransaction(db, async (tx) => {
        const notAfter = after(at, times.lastWord);
        await insertCardChanges(tx, [card], { at, notAfter, clicked: true });
        await wake(tx);
      });
    },
  };
}
