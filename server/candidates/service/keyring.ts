import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { closeBox, openBox } from './box.ts';

export type ContactKind = 'phone' | 'email';

export interface Keyring {
  /** Names the key that wraps, so that a row wrapped with another one is known as such. */
  keyId: string;
  /** A candidate's own key, closed with the app's. */
  wrap(key: Buffer, candidateId: number): Buffer;
  /** Undefined when no secret we were given has wrapped it. */
  unwrap(wrapped: Buffer, candidateId: number, keyId: string): Buffer | undefined;
  /** Finds a contact again without opening any. */
  hash(kind: ContactKind, normalised: string): Buffer;
  /** The same under each secret we know, for rows that are not wrapped anew yet. */
  hashes(kind: ContactKind, normalised: string): Buffer[];
}

/** Everything derives from APP_SECRET; what its `previous` values have wrapped still opens. */
export function createKeyring(secret: string, previous: readonly string[] = []): Keyring {
  const secrets = [secret, ...previous].map(keysOf);
  const [current] = secrets as [ReturnType<typeof keysOf>];
  const place = (candidateId: number) => `candidate_key:${candidateId}`;
  const hashUnder = (key: Buffer, kind: ContactKind, normalised: string) =>
    createHmac('sha256', key).update(`${kind}:${normalised}`).digest();

  return {
    keyId: current.id,
    wrap: (key, candidateId) => closeBox(current.wrapping, key, place(candidateId)),
    unwrap(wrapped, candidateId, keyId) {
      const found = secrets.find(({ id }) => id === keyId);
      return found && openBox(found.wrapping, wrapped, place(candidateId));
    },
    hash: (kind, normalised) => hashUnder(current.searching, kind, normalised),
    hashes: (kind, normalised) =>
      secrets.map(({ searching }) => hashUnder(searching, kind, normalised)),
  };
}

function keysOf(secret: string) {
  const wrapping = derive(secret, 'wecom-interviews candidate keys');
  return {
    wrapping,
    searching: derive(secret, 'wecom-interviews candidate search'),
    id: createHash('sha256').update(wrapping).digest('hex').slice(0, 12),
  };
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}
