import type { CallbackCrypto } from '../../wecom/callback-crypto.ts';

export interface Sealed {
  encrypted: string;
  /** msg_signature, timestamp and nonce, as they stand in the query. */
  parameters: { msg_signature: string; timestamp: string; nonce: string };
}

/** A message under a new prefix, nonce and time; `forged` signs with another Token. */
export function seal(
  message: string,
  options: {
    crypto: CallbackCrypto;
    now: () => number;
    random: (bytes: number) => Buffer;
    forged?: boolean;
  },
): Sealed {
  const { crypto, now, random } = options;
  const encrypted = crypto.encrypt(message, random(16));
  const timestamp = String(Math.floor(now() / 1000));
  const nonce = String(random(5).readUIntBE(0, 5));
  const signature = crypto.sign(timestamp, nonce, encrypted);
  const msg_signature = options.forged ? [...signature].reverse().join('') : signature;
  return { encrypted, parameters: { msg_signature, timestamp, nonce } };
}
