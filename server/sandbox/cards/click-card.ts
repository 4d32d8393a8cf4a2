import type { World } from '../api/endpoint.ts';
import type { DeliveredMessage, ShownCard } from '../mailbox.ts';
import { answersOf, type Selected } from './answers.ts';

export interface CardClick {
  userid: string;
  /** The card, by its task id or as a message of the member's chat. */
  taskId?: string;
  messageId?: number;
  /** Of a button, the submit button, or an entry of the menu. */
  key: string;
  /** Option ids by question; what is not named stays as the card preselects it. */
  selected?: Selected;
}

type CardMessage = DeliveredMessage & ShownCard & { msgtype: 'template_card' };

/**
 * A member taps a card. The app hears of it with a fresh code that changes the card.
 * @throws Error for what a client would not let a member do
 */
export function createClickCard({ mailbox, cards, callbacks }: World) {
  function find({ userid, taskId, messageId }: CardClick): CardMessage {
    const isTheirs = (one: DeliveredMessage): one is CardMessage =>
      one.msgtype === 'template_card' &&
      one.userid.toLowerCase() === userid.toLowerCase() &&
      (messageId === undefined || one.id === messageId) &&
      (taskId === undefined || cards.byMsgid(one.msgid)?.taskId === taskId);
    const found = mailbox.messages.filter(isTheirs).at(-1);
    if (!found || found.recalled) throw new Error(`${userid} has no such card.`);
    return found;
  }

  return function clickCard(click: CardClick): void {
    const message = find(click);
    const { checked } = message;
    const isMenu = checked.menuKeys.includes(click.key);
    if (!isMenu && !checked.buttonKeys.includes(click.key)) {
      throw new Error(`The card has nothing with the key ${click.key}.`);
    }
    if (!isMenu && message.replaced !== undefined) {
      throw new Error(`The card has no buttons any more: ${message.replaced}.`);
    }
    const sent = cards.byMsgid(message.msgid);
    if (!sent) throw new Error('The card is not known.');
    const answers = isMenu ? {} : answersOf(message.template_card, checked, click.selected ?? {});
    callbacks.emit(message.agentId, {
      from: message.userid,
      msgType: 'event',
      fields: {
        Event: isMenu ? 'template_card_menu_event' : 'template_card_event',
        EventKey: click.key,
        TaskId: sent.taskId ?? '',
        CardType: checked.type,
        ResponseCode: cards.issueCode(sent),
        ...answers,
      },
    });
  };
}

export type ClickCard = ReturnType<typeof createClickCard>;
