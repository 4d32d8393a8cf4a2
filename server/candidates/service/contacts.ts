import type { CandidateInput, UpdateContact } from '#shared/candidate.ts';
import { normaliseEmail, normalisePhone } from '#shared/candidate.ts';
import type { Locale } from '#shared/locale.ts';
import type { Reader, Tx } from '../../db/transaction.ts';
import {
  findCandidate,
  insertCandidate,
  lockCandidate,
  putKey,
  updateCandidate,
  wrappedByOthers,
  type CandidateChange,
  type CandidateRow,
} from '../store.ts';
import { closeBox, openBox } from './box.ts';
import type { ContactKind, Keyring } from './keyring.ts';

export interface Contacts {
  id: number;
  name: string;
  phone: string | null;
  email: string | null;
  locale: Locale;
  zone: string;
  erased: boolean;
  erasureRequestedAt: Date | null;
}

const placeOf = (kind: string, id: number) => `candidate:${id}:${kind}`;
const spelling = { phone: normalisePhone, email: normaliseEmail };

/** Contacts under each candidate's own key. Deleting that key makes every copy unreadable. */
export function createContacts(options: {
  corpId: string;
  keyring: Keyring;
  randomBytes: (count: number) => Buffer;
}) {
  const { corpId, keyring } = options;

  /** The candidate's key, made when there is none yet. Undefined for an erased candidate. */
  async function keyFor(tx: Tx, id: number, at: Date): Promise<Buffer | undefined> {
    await lockCandidate(tx, corpId, id);
    const row = await findCandidate(tx, corpId, id);
    if (!row || row.erased_at) return undefined;
    const known = keyOf(row);
    if (known) return known;
    if (row.wrapped) return undefined;
    const key = options.randomBytes(32);
    await putKey(tx, { candidateId: id, wrapped: keyring.wrap(key, id), keyId: keyring.keyId, at });
    return key;
  }

  function keyOf(row: CandidateRow): Buffer | undefined {
    if (!row.wrapped || !row.key_id) return undefined;
    return keyring.unwrap(row.wrapped, row.id, row.key_id);
  }

  function sealed(key: Buffer, id: number, kind: ContactKind, typed: string | null) {
    const value = typed === null ? null : spelling[kind](typed);
    return {
      [`${kind}_sealed`]: value && closeBox(key, Buffer.from(value), placeOf(kind, id)),
      [`${kind}_hash`]: value && keyring.hash(kind, value),
    };
  }

  async function write(tx: Tx, id: number, given: UpdateContact, at: Date): Promise<void> {
    const { phone, email, ...plain } = given;
    const change: CandidateChange = { ...plain };
    if (phone !== undefined || email !== undefined) {
      const key = await keyFor(tx, id, at);
      if (!key) return;
      if (phone !== undefined) Object.assign(change, sealed(key, id, 'phone', phone));
      if (email !== undefined) Object.assign(change, sealed(key, id, 'email', email));
    }
    await updateCandidate(tx, id, change);
  }

  async function wrapAnew(tx: Tx, id: number, at: Date): Promise<boolean> {
    await lockCandidate(tx, corpId, id);
    const row = await findCandidate(tx, corpId, id);
    const key = row && keyOf(row);
    if (!row || !key) return false;
    const { phone, email } = opened(row, key);
    await putKey(tx, { candidateId: id, wrapped: keyring.wrap(key, id), keyId: keyring.keyId, at });
    await updateCandidate(tx, id, {
      ...(phone !== null && { phone_hash: keyring.hash('phone', phone) }),
      ...(email !== null && { email_hash: keyring.hash('email', email) }),
    });
    return true;
  }

  return {
    /** In the caller's transaction. Gives back the new candidate's id. */
    async register(
      tx: Tx,
      candidate: {
        corpId: string;
        name: string;
        contacts: CandidateInput | undefined;
        at: Date;
      },
    ): Promise<number> {
      const { at, contacts = {} } = candidate;
      const { phone, email, ...plain } = contacts;
      const id = await insertCandidate(tx, { ...plain, ...candidate });
      await write(tx, id, { ...(phone && { phone }), ...(email && { email }) }, at);
      return id;
    },

    /** Nothing is written for an erased candidate. */
    update: write,

    async read(db: Reader, id: number): Promise<Contacts | undefined> {
      const row = await findCandidate(db, corpId, id);
      if (!row) return undefined;
      return {
        ...opened(row, keyOf(row)),
        id,
        name: row.name,
        locale: row.locale,
        zone: row.zone,
        erased: row.erased_at !== null,
        erasureRequestedAt: row.erasure_requested_at,
      };
    },

    /** Anything else that must become unreadable with the candidate. */
    async seal(tx: Tx, id: number, text: string, place: string, at: Date) {
      const key = await keyFor(tx, id, at);
      return key && closeBox(key, Buffer.from(text), place);
    },
    async open(db: Reader, id: number, box: Buffer, place: string): Promise<string | undefined> {
      const row = await findCandidate(db, corpId, id);
      const key = row && keyOf(row);
      return key && openBox(key, box, place)?.toString('utf8');
    },

    /** Ids whose key an earlier APP_SECRET has wrapped. */
    wrappedByOthers: (db: Reader, after: number, most: number) =>
      wrappedByOthers(db, { corpId, keyId: keyring.keyId, after, most }),
    /** False when no secret we were given opens it. */
    wrapAnew,
  };
}

export type ContactBook = ReturnType<typeof createContacts>;

function opened(row: CandidateRow, key: Buffer | undefined) {
  const text = (kind: ContactKind, box: Buffer | null) =>
    (key && box && openBox(key, box, placeOf(kind, row.id))?.toString('utf8')) ?? null;
  return { phone: text('phone', row.phone_sealed), email: text('email', row.email_sealed) };
}
