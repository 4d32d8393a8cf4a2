import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

export interface Seal {
  /** Names the key, so that a row sealed with another one is known as such. */
  keyId: string;
  /** `place` is bound in: a ciphertext moved to another row does not open. */
  close(text: string, place: string): Buffer;
  /** @throws Error when key, place or bytes are not those it was sealed with. */
  open(sealed: Buffer, place: string): string;
}

const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM under a key derived from `secret`. Layout: iv, tag, ciphertext. */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'wecom-interviews credentials', 32));
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 12);
  return {
    keyId,
    close(text, place) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      const iv = sealed.subarray(0, ivLength);
      const tag = sealed.subarray(ivLength, ivLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
      const body = sealed.subarray(ivLength + tagLength);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}
