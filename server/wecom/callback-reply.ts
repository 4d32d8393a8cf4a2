import type { CallbackCrypto } from './callback-crypto.ts';
import { buildXml, type XmlFields } from './callback-xml.ts';

/**
 * The body that answers a callback with a message of its own (page 90238). In `fields`
 * ToUserName is the member and FromUserName the corp: the other way round than in the callback.
 * `random` gives bytes; time and nonce are ours to choose.
 */
export function sealReply(
  fields: XmlFields,
  options: { crypto: CallbackCrypto; nowMs: number; random: (bytes: number) => Buffer },
): string {
  const { crypto, nowMs, random } = options;
  const timestamp = Math.floor(nowMs / 1000);
  const nonce = random(8).toString('hex');
  const encrypted = crypto.encrypt(buildXml(fields), random(16));
  return buildXml({
    Encrypt: encrypted,
    MsgSignature: crypto.sign(String(timestamp), nonce, encrypted),
    TimeStamp: timestamp,
    Nonce: nonce,
  });
}
