import type { Db } from '../../db/pool.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { WecomError } from '../../wecom/errors.ts';
import { cardWord } from '../card-word.ts';
import { settledCard } from '../compose/answer-card.ts';
import { messageOf } from '../compose/content.ts';
import type { Message } from '../compose/message.ts';
import { settledTextCard } from '../compose/text-card.ts';
import { isForMember, rowOf, type Notice } from '../notice.ts';
import { retryDelay } from '../retry-policy.ts';
import { findCard, setCardState, type SentCard } from '../store/cards-store.ts';
import { readNotices } from '../store/read-store.ts';
import type { Outcome } from '../store/record-store.ts';
import { freeze, markTried } from '../store/reserve-store.ts';
import type { CardWord } from '../texts/words-shape.ts';
import type { CallWork } from '../work.ts';

/** A message can be taken back for so long (page 94867). */
const recallMs = 24 * 3_600_000;

/**
 * Makes a card in a chat say what holds now: recalled when the interview is off, else changed for
 * everybody who got it; when its code is spent, a fresh message says it instead.
 */
export function createChangeCard(options: {
  db: Db;
  wecom: Pick<WecomClient, 'messages'>;
  now: () => number;
  random: () => number;
  publicUrl: string;
  send: (call: CallWork) => Promise<Outcome[]>;
}) {
  const { db, wecom, now } = options;

  async function recall(card: SentCard): Promise<boolean> {
    const { msgid, sentAt } = card;
    if (!msgid || !sentAt || now() - sentAt.getTime() >= recallMs) return false;
    if ((await wecom.messages.recall(msgid)) === 'too_late') return false;
    await setCardState(db, card, 'gone');
    return true;
  }

  /** False when the code does not work any more. */
  async function update(card: SentCard, message: Message, word: CardWord, wasTried: boolean) {
    const { responseCode, responseCodeUntil: until } = card;
    if (!responseCode || !until || now() >= until.getTime()) return false;
    const { status } = await wecom.messages.updateCard({
      responseCode,
      to: 'all',
      change: { card: settledCard(message, word) },
    });
    // A code that was good before the last try was spent by it.
    if (status === 'code_spent' && !wasTried) return false;
    await setCardState(db, card, 'shown');
    return true;
  }

  async function sayAfresh(notice: Notice, card: SentCard, message: Message, word: CardWord) {
    const content = settledTextCard(message, word);
    const frozen = { ...rowOf(notice), callId: notice.id, address: card.userid, taskId: null };
    const at = new Date(now());
    const kept = await inTransaction(db, (tx) => freeze(tx, [{ ...frozen, content }], at));
    if (!kept.has(notice.id)) return [];
    const rows = [{ notice, address: card.userid }];
    const outcomes = await options.send({
      type: 'call',
      rows,
      content,
      maybeSince: null,
      taskId: null,
    });
    if (outcomes[0]?.status === 'sent') await setCardState(db, card, 'shown');
    return outcomes;
  }

  async function change(notice: Notice): Promise<Outcome[]> {
    const done = (outcome: Pick<Outcome, 'status' | 'reason' | 'dueAt'>) => [
      { ...rowOf(notice), ...outcome },
    ];
    const { card: cardId, clicked = false } = notice.payload;
    const card = cardId === undefined ? undefined : await findCard(db, cardId);
    const [sent] = card ? await readNotices(db, [card.id]) : [];
    const facts = sent?.interview;
    if (!card || !sent || !facts || !isForMember(sent)) return done(notNeeded);
    const word = cardWord(card, facts);
    const message = messageOf(sent, options.publicUrl);
    // An answer is a change of the interview, which shows itself; whatever else a click meets is
    // shown to whoever still sees the buttons.
    const isAnswer = word === 'accepted' || word === 'declined';
    const isDue = card.state === 'open' || (card.state === 'shown' && clicked && !isAnswer);
    if (!isDue || !word || !message) return done(notNeeded);
    if (word === 'cancelled' && (await recall(card))) return done({ status: 'sent' });
    const wasTried = notice.maybeSince !== null;
    await markTried(db, notice.id, new Date(now()));
    if (await update(card, message, word, wasTried)) return done({ status: 'sent' });
    // A change of the interview has a message of its own; an answer has none.
    if (!card.taskId || !(clicked || isAnswer)) return done(notNeeded);
    if (!clicked && notice.finished === 0) return done(laterOnce(now()));
    return sayAfresh(notice, card, message, word);
  }

  return async function changeCard(notice: Notice): Promise<Outcome[]> {
    try {
      return await change(notice);
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      const { errcode, advice } = error;
      const delay = retryDelay(error, notice.finished + 1, options.random());
      const told = { ...rowOf(notice), errcode, advice };
      if (delay === null) return [{ ...told, status: 'failed', reason: 'refused' }];
      const held = error.reaction === 'wait';
      return [{ ...told, status: 'retry', dueAt: new Date(now() + delay), held }];
    }
  };
}

const notNeeded = { status: 'suppressed', reason: 'not_needed' } as const;

/** The click that gave the answer may bring a new code yet. */
function laterOnce(now: number) {
  return { status: 'retry', dueAt: new Date(now + 15_000) } as const;
}
