import { createCallbackCrypto, type CallbackCrypto } from './callback-crypto.ts';

/** Token and EncodingAESKey, as the console shows them under 接收消息. */
export interface CallbackPair {
  token: string;
  encodingAesKey: string;
}

/** A ciphertext with what the query says about it. */
export interface SealedCallback {
  signature: string;
  timestamp: string;
  nonce: string;
  encrypted: string;
}

export type OpenedCallback =
  /** `crypto` is the pair that fitted, for the answer. */
  | { opened: true; message: string; crypto: CallbackCrypto }
  /** `signature`: of nobody we know. `content`: signed, but not readable or not for us. */
  | { opened: false; fault: 'signature' | 'content' };

export type CallbackKeys = ReturnType<typeof createCallbackKeys>;

/**
 * All pairs that are good at present: while one replaces another, callbacks signed with either
 * arrive, retries among them. `receiverId` is the corp id for an app of the corp (page 90968).
 * @throws Error when a key is not 43 letters and digits
 */
export function createCallbackKeys(pairs: readonly CallbackPair[], receiverId: string) {
  const cryptos = pairs.map((pair) => createCallbackCrypto({ ...pair, receiverId }));

  /** Two pairs may share a Token, so that both signatures fit: the content decides. */
  function open({ signature, timestamp, nonce, encrypted }: SealedCallback): OpenedCallback {
    const fitting = cryptos.filter((one) => one.verify(signature, timestamp, nonce, encrypted));
    for (const crypto of fitting) {
      const message = decrypted(crypto, encrypted);
      if (message !== undefined) return { opened: true, message, crypto };
    }
    return { opened: false, fault: fitting.length > 0 ? 'content' : 'signature' };
  }

  return { count: cryptos.length, open };
}

function decrypted(crypto: CallbackCrypto, encrypted: string): string | undefined {
  try {
    return crypto.decrypt(encrypted);
  } catch {
    return undefined;
  }
}
