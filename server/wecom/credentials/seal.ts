import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

export interface Seal {
  /** Names the key that closes, so that a row sealed with another one is known as such. */
  keyId: string;
  /** `place` is bound in: a ciphertext moved to another row does not open. */
  close(text: string, place: string): Buffer;
  /** Undefined when key, place or bytes are not those it was sealed with. */
  open(sealed: Buffer, place: string, keyId: string): string | undefined;
  /** Tells whether a text is still the same, without saying what it is. */
  fingerprint(text: string): Buffer;
}

const ivLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM under a key derived from `secret`. Layout: iv, tag, ciphertext.
 * What was closed with one of the `previous` secrets still opens.
 */
export function createSeal(secret: string, previous: readonly string[] = []): Seal {
  const current = keyOf(secret);
  const keys = new Map([...previous.map(keyOf), current].map((one) => [one.id, one.key]));
  const marker = derive(secret, 'wecom-interviews fingerprints');

  return {
    keyId: current.id,
    close(text, place) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(sealed, place, keyId) {
      const key = keys.get(keyId);
      return key && tryOpen(key, sealed, place);
    },
    fingerprint: (text) => createHmac('sha256', marker).update(text).digest(),
  };
}

function tryOpen(key: Buffer, sealed: Buffer, place: string): string | undefined {
  const iv = sealed.subarray(0, ivLength);
  const tag = sealed.subarray(ivLength, ivLength + tagLength);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    const body = sealed.subarray(ivLength + tagLength);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function keyOf(secret: string) {
  const key = derive(secret, 'wecom-interviews credentials');
  return { key, id: createHash('sha256').update(key).digest('hex').slice(0, 12) };
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}
