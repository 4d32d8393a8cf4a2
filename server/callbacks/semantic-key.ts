import { createHash } from 'node:crypto';
import type { CallbackMessage } from '../wecom/callback-message.ts';
import { canonicalXml } from '../wecom/callback-xml.ts';

/**
 * Says which event a callback is about, the same for each of its deliveries. WeCom names
 * FromUserName and CreateTime for it (page 90238), which two events of one person in one second
 * share: so whatever makes an event of its kind this one goes in, and the whole message where
 * nothing is known to. A `ResponseCode` is given out once, a `MsgId` belongs to one message.
 */
export function semanticKey(message: CallbackMessage, text: string): string {
  const parts = identityOf(message) ?? [canonicalXml(text)];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${message.kind}:${hash}`;
}

function identityOf(message: CallbackMessage): (string | number)[] | undefined {
  const { name, from, createTime, agentId = '' } = message;
  switch (message.kind) {
    case 'message':
      return message.msgId ? [message.msgId] : undefined;
    case 'card':
    case 'card_menu': {
      const { taskId, eventKey, responseCode } = message;
      return responseCode ? [name, from, taskId, eventKey, responseCode] : undefined;
    }
    case 'member':
      return dated(createTime, [name, from, agentId]);
    case 'menu':
      return dated(createTime, [name, from, agentId, message.eventKey]);
    case 'calendar':
      return dated(createTime, [name, from, message.calId, message.scheduleId]);
    // What changed about somebody is in fields that differ from change to change.
    case 'contact':
    case 'other':
      return undefined;
  }
}

/** Without a time the event cannot be told from the next one like it. */
function dated(createTime: number, parts: (string | number)[]) {
  return Number.isFinite(createTime) && createTime > 0 ? [...parts, createTime] : undefined;
}

/**
 * Events that must be handled in the order in which they came: those about one card, one
 * schedule, one person. Undefined for those that may be handled side by side.
 */
export function lineOf(message: CallbackMessage): string | undefined {
  switch (message.kind) {
    case 'card':
    case 'card_menu':
      return `card:${message.taskId}`;
    case 'calendar':
      return `schedule:${message.scheduleId || message.calId}`;
    case 'member':
      return `member:${message.from.toLowerCase()}`;
    case 'contact':
      return `member:${message.userid.toLowerCase()}`;
    default:
      return undefined;
  }
}
