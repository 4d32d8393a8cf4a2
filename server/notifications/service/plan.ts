import type { NoticePreview } from '#shared/notification.ts';
import type { Tx } from '../../db/transaction.ts';
import { cardWord } from '../card-word.ts';
import { noticesFor, type Change, type Planned } from '../plan.ts';
import { whyNot } from '../still-true.ts';
import { insertCardChanges, openCards, recordAnswers } from '../store/cards-store.ts';
import {
  candidateHasAddress,
  giveUp,
  insertPlanned,
  lockWaiting,
  wake,
} from '../store/insert-store.ts';
import { after as later, times } from '../times.ts';

export function createPlan({ corpId, mail }: { corpId: string; mail: boolean }) {
  /** Messages that the change has made untrue, so that no worker need look at them. */
  async function giveUpUntrue(tx: Tx, { after, at }: Change): Promise<void> {
    const untrue = (await lockWaiting(tx, after.id)).flatMap((told) => {
      const reason = whyNot(told, after);
      return reason ? [{ id: told.id, reason }] : [];
    });
    await giveUp(tx, untrue, at);
  }

  async function settleCards(tx: Tx, { after, at }: Change): Promise<void> {
    const cards = (await openCards(tx, after.id)).filter((card) => cardWord(card, after));
    await insertCardChanges(tx, cards, { at, notAfter: later(at, times.lastWord) });
  }

  /**
   * In the transaction of the change, under the interview's lock: gives up what is untrue now,
   * plans what there is to say, and lets cards in chats say what holds. Answers with exactly the
   * messages it has planned.
   */
  return async function plan(tx: Tx, change: Change): Promise<NoticePreview[]> {
    const { before, after, at } = change;
    const byMail = mail && (await candidateHasAddress(tx, after.candidate.id));
    await giveUpUntrue(tx, change);
    const planned = noticesFor(change, { mail: byMail });
    const of = { corpId, interviewId: after.id, at };
    const inserted = await insertPlanned(tx, of, planned);
    await recordAnswers(tx, after.id, after.revision, newAnswers(before, after), at);
    await settleCards(tx, change);
    await wake(tx);
    const dueAt = new Map(inserted.map((row) => [row.key, row.dueAt]));
    return planned.flatMap((one) => {
      const due = dueAt.get(one.key);
      return due ? [previewOf(one, due, after.candidate.name)] : [];
    });
  };
}

function newAnswers(before: Change['before'], after: Change['after']) {
  const had = new Map(before?.seats.map(({ id, response }) => [id, response]));
  return after.seats
    .filter(({ id, response }) => had.get(id) !== response && had.has(id))
    .filter(({ response }) => response === 'accepted' || response === 'declined')
    .map(({ memberId, response }) => ({ memberId, answer: response }));
}

function previewOf(planned: Planned, dueAt: Date, candidateName: string): NoticePreview {
  const { kind, channel, recipient, skipped } = planned;
  return {
    kind,
    channel,
    userid: recipient?.userid ?? null,
    name: recipient?.name ?? candidateName,
    dueAt: dueAt.toISOString(),
    skipped,
  };
}
