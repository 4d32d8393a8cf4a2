import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** Padding goes to multiples of 32, not of AES's 16 (page 90968). */
const block = 32;
const randomLength = 16;
const headLength = randomLength + 4;

export interface CallbackCrypto {
  /** Lower-case hex over the sorted values (page 90968). */
  sign(timestamp: string, nonce: string, encrypted: string): string;
  /** Constant time. The signature is hexadecimal in lower case, as `sign` makes it. */
  verify(signature: string, timestamp: string, nonce: string, encrypted: string): boolean;
  /** The message in base64; `random` is 16 bytes. */
  encrypt(message: string, random: Buffer): string;
  /** @throws Error when padding, length or receiver are not right; verify first. */
  decrypt(encrypted: string): string;
}

/**
 * WeCom's callback encryption. `encodingAesKey` is 43 letters and digits whose last one is
 * often not canonical base64; Node decodes it all the same.
 * @throws Error when the key is not of that form
 */
export function createCallbackCrypto(options: {
  token: string;
  encodingAesKey: string;
  /** The corp id for an app of the corp. */
  receiverId: string;
}): CallbackCrypto {
  if (!/^[A-Za-z0-9]{43}$/.test(options.encodingAesKey)) {
    throw new Error('The EncodingAESKey must be the 43 letters and digits the console shows.');
  }
  const key = Buffer.from(`${options.encodingAesKey}=`, 'base64');
  const iv = key.subarray(0, 16);
  const receiver = Buffer.from(options.receiverId);

  function sign(timestamp: string, nonce: string, encrypted: string): string {
    // Byte order: the default sort, never localeCompare.
    const text = [options.token, timestamp, nonce, encrypted].sort().join('');
    return createHash('sha1').update(text).digest('hex');
  }

  return {
    sign,
    verify(signature, timestamp, nonce, encrypted) {
      const expected = Buffer.from(sign(timestamp, nonce, encrypted));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    encrypt(message, random) {
      if (random.length !== randomLength) throw new Error('The random prefix has 16 bytes.');
      const body = Buffer.from(message);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length);
      const plain = Buffer.concat([random, length, body, receiver]);
      const pad = block - (plain.length % block);
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const padded = Buffer.concat([plain, Buffer.alloc(pad, pad)]);
      return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
    },
    decrypt(encrypted) {
      const sealed = Buffer.from(encrypted, 'base64');
      if (sealed.length === 0 || sealed.length % block !== 0) {
        throw new Error('The callback is not a whole number of blocks.');
      }
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const plain = unpad(Buffer.concat([decipher.update(sealed), decipher.final()]));
      const end = headLength + plain.readUInt32BE(randomLength);
      if (end > plain.length) throw new Error('The callback is shorter than it says.');
      if (!plain.subarray(end).equals(receiver)) {
        throw new Error('The callback is meant for another receiver.');
      }
      return plain.subarray(headLength, end).toString('utf8');
    },
  };
}

function unpad(padded: Buffer): Buffer {
  const pad = padded.at(-1) ?? 0;
  const tail = padded.subarray(padded.length - pad);
  if (pad < 1 || pad > block || tail.some((byte) => byte !== pad)) {
    throw new Error('The callback is padded wrongly.');
  }
  const plain = padded.subarray(0, padded.length - pad);
  if (plain.length < headLength) throw new Error('The callback is too short.');
  return plain;
}
