import { checkCard, type CheckedCard } from '../card/check-card.ts';
import type { Part } from '../card/fields.ts';
import { NotSimulated, Refusal } from '../refusal.ts';
import type { MessageContent } from '../../mailbox.ts';
import { optionalObject, type MessageBody } from './body.ts';
import type { ContentContext } from './content-context.ts';
import { translatedCard } from './id-translation.ts';
import { articlesOf, markdownOf, mediaOf, textCardOf, textOf } from './simple-content.ts';

const types = [
  'text',
  'markdown',
  'textcard',
  'news',
  'image',
  'voice',
  'video',
  'file',
  'template_card',
] as const;
export type MessageType = (typeof types)[number];

/** Known to `message/send` (page 90236), not to the sandbox yet. */
const notSimulated = new Set(['mpnews', 'miniprogram_notice']);
/** The types a member may be kept from forwarding (page 90236). */
const mayBeSafe = new Set<MessageType>(['text', 'image', 'video', 'file']);

/** The type comes before what it holds. @throws Refusal 40008, NotSimulated */
export function checkType(body: MessageBody): MessageType {
  const type = types.find((one) => one === body.msgtype);
  if (type) return type;
  if (typeof body.msgtype === 'string' && notSimulated.has(body.msgtype)) {
    throw new NotSimulated(`The sandbox cannot send ${body.msgtype} messages yet.`);
  }
  throw new Refusal(40008);
}

/** @throws Refusal 40035 for another value; 40074 for news, 40058 for other types without it */
export function checkSafe(body: MessageBody, type: MessageType): void {
  const { safe } = body;
  if (safe === undefined || safe === 0) return;
  if (safe !== 1) throw new Refusal(40035);
  if (type === 'news') throw new Refusal(40074);
  if (!mayBeSafe.has(type)) throw new Refusal(40058);
}

export interface CheckedContent {
  content: MessageContent;
  card?: CheckedCard;
}

/** What the member will see, cut where WeCom cuts (page 90236). @throws Refusal */
export function contentOf(
  body: MessageBody,
  type: MessageType,
  context: ContentContext,
): CheckedContent {
  const own = optionalObject(body[type]);
  switch (type) {
    case 'text':
      return { content: textOf(own, context) };
    case 'markdown':
      return { content: markdownOf(own) };
    case 'textcard':
      return { content: textCardOf(own, context) };
    case 'news':
      return { content: articlesOf(own, context) };
    case 'template_card':
      return cardOf(own, context);
    default:
      return { content: mediaOf(own, type, context) };
  }
}

/** A repeated task id is answered like one that is not valid. */
function cardOf(own: Part, context: ContentContext): CheckedContent {
  const { app, callbacks, cards, choices, media, isRepeated } = context;
  const card = checkCard(own, {
    isReplacement: false,
    isReady: callbacks.isReady(app.agentId),
    hasMedia: (id) => typeof media.find(id) === 'object',
  });
  const isTaken = card.taskId !== undefined && cards.isTaken(app.agentId, card.taskId);
  const isDropped = isRepeated && choices.repeatedCard === 'dropped';
  if (isTaken && !isDropped) throw new Refusal(42014);
  const shown = translatedCard(own, context.translate);
  return { content: { msgtype: 'template_card', template_card: shown, checked: card }, card };
}
