import type { CallbackCrypto } from '../../wecom/callback-crypto.ts';
import { parseXml, textIn } from '../../wecom/callback-xml.ts';

/** An app's encrypted answer to a callback, as the member would see it or why not. */
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

/**
 * Whether the answer takes effect. template_card_event is described as answerable on one page and
 * missing from the list on another; a card is not changed that way here.
 */
export function mayAnswer(name: string, isMessage: boolean): boolean {
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
