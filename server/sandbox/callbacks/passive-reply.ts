import type { CallbackCrypto } from '../../wecom/callback-crypto.ts';
import { parseXml, textIn } from '../../wecom/callback-xml.ts';
import type { Choices } from '../choices.ts';

/**
 * An app's encrypted answer to a callback, and whether WeCom would act on it. It is kept as data:
 * nothing changes in the member's chat.
 */
export type PassiveReply =
  { taken: boolean; msgType: string; xml: string } | { taken: false; fault: string };

/** Events that may be answered with a message or a card (end of page 90241). */
const answerable: ReadonlySet<string> = new Set([
  'subscribe',
  'enter_agent',
  'LOCATION',
  'click',
  'view',
  'view_miniprogram',
  'scancode_waitmsg',
  'template_card_menu_event',
]);

/** Whether WeCom would act on an answer to this; `name` is the Event, or a message's MsgType. */
export function mayAnswer(name: string, isMessage: boolean, { cardEventReply }: Choices): boolean {
  if (name === 'template_card_event') return cardEventReply === 'taken';
  return isMessage || answerable.has(name);
}

/** Undefined for an empty body, which says nothing. */
export function readReply(
  body: string,
  crypto: CallbackCrypto,
  taken: boolean,
): PassiveReply | undefined {
  if (!body) return undefined;
  try {
    const sealed = parseXml(body);
    const part = (name: string) => textIn(sealed, name);
    // TimeStamp with a capital S here, unlike the parameter (page 90238).
    const parts = [part('TimeStamp'), part('Nonce'), part('Encrypt')] as const;
    if (!crypto.verify(part('MsgSignature'), ...parts)) {
      return { taken: false, fault: 'The signature of the reply does not fit.' };
    }
    const xml = crypto.decrypt(part('Encrypt'));
    return { taken, msgType: textIn(parseXml(xml), 'MsgType'), xml };
  } catch (error) {
    return { taken: false, fault: error instanceof Error ? error.message : String(error) };
  }
}
