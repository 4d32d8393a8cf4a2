import { unreachable, WecomError } from '../errors.ts';
import { createBreaker } from './breaker.ts';
import type { HeldStore, StoredRefusal } from './held-store.ts';
import { lifetimeMs } from './lifetime.ts';
import { isDue } from './due.ts';
import type { Seal } from './seal.ts';
import type { CredentialKind, Reading } from './credential.ts';
import type { CredentialStore } from './store.ts';

/** What WeCom answered: the string, and how many seconds it says it lasts. */
export interface Fetched {
  value: unknown;
  expiresIn: unknown;
}

/** A credential, and how much longer it lasts. */
export interface Known {
  value: string;
  givenSince: Date;
  obtainedAt: Date;
  expiresAt: Date;
}

/** Why a renewal is wanted: nothing usable, this value failed, or its time is near. */
export type Reason = { failed?: string; ahead?: boolean };

export interface RenewDeps {
  corpId: string;
  agentId: number;
  secret: string;
  store: CredentialStore;
  seal: Seal;
  fetch: (kind: CredentialKind) => Promise<Fetched>;
  /** How long to wait for another process that is renewing the same credential. */
  waitMs: number;
  /** A renewal in which nothing happens for so long loses its lock: longer than a call takes. */
  holdMs: number;
}

export const apiOf: Record<CredentialKind, string> = {
  access_token: 'gettoken',
  corp_ticket: 'get_jsapi_ticket',
  app_ticket: 'ticket/get',
};

/** WeCom reserves 512 bytes for each (pages 91039, 90506); leaves room for a change of mind. */
const longestValue = 4096;

/** A string that WeCom has just repeated although it fails is not asked for again sooner. */
const repeatedPauseMs = 10_000;

export type Outcome = { at: Date; known: Known } | { failure: WecomError };

/** Reads and renews credentials in the store, one renewal at a time in the whole fleet. */
export function createRenew(deps: RenewDeps) {
  const { corpId, agentId, seal, store } = deps;
  const breaker = createBreaker(agentId, seal.fingerprint(`${corpId}\n${agentId}\n${deps.secret}`));
  const keyOf = (kind: CredentialKind) => ({ corpId, agentId, kind });
  /** A ticket's renewal may contain the token's. */
  const limits = (kind: CredentialKind) => ({
    waitMs: deps.waitMs,
    holdMs: kind === 'access_token' ? deps.holdMs : 2 * deps.holdMs,
  });
  const place = (kind: CredentialKind) => `${corpId}:${agentId}:${kind}`;

  /** Undefined when there is none that opens. */
  function opened(kind: CredentialKind, { row }: Reading): Known | undefined {
    const value = row && seal.open(row.ciphertext, place(kind), row.keyId);
    return row && value !== undefined ? { ...row, value } : undefined;
  }

  async function renewHeld(kind: CredentialKind, reason: Reason, held: HeldStore) {
    const reading = await held.read();
    const { at } = reading;
    const known = opened(kind, reading);
    if (known && isEnough(known, reason, at)) return { at, known };

    const before = kind === 'access_token' ? await breaker.check(held, at) : undefined;
    const fetched = await ask(kind, held, at, before);
    if ('failure' in fetched) return fetched;
    const end = new Date(at.getTime() + lifetimeMs(fetched.expiresIn));
    // WeCom repeats a string until its end (pages 91039, 91200): it lives no longer than before.
    const repeated = known?.value === fetched.value ? known : undefined;
    const isShorter = repeated && at < repeated.expiresAt && repeated.expiresAt < end;
    const expiresAt = isShorter ? repeated.expiresAt : end;
    const times = { givenSince: repeated?.givenSince ?? at, obtainedAt: at, expiresAt };
    const ciphertext = seal.close(fetched.value, place(kind));
    const version = reading.row?.version ?? 0;
    const row = { ciphertext, keyId: seal.keyId, ...times };
    if (!(await held.write(row, version))) throw new Error(`${kind} was written without the lock`);
    if (kind === 'access_token') await breaker.closed(held, at);
    return { at, known: { value: fetched.value, ...times } };
  }

  /** A refusal is returned, not thrown, because what is written about it has to stay. */
  async function ask(
    kind: CredentialKind,
    held: HeldStore,
    at: Date,
    before: StoredRefusal | undefined,
  ): Promise<{ value: string; expiresIn: unknown } | { failure: WecomError }> {
    try {
      const { value, expiresIn } = await deps.fetch(kind);
      if (typeof value === 'string' && value !== '' && value.length <= longestValue) {
        return { value, expiresIn };
      }
      throw unreachable(apiOf[kind], 'an answer without a usable value');
    } catch (error) {
      if (kind !== 'access_token' || !(error instanceof WecomError)) throw error;
      return { failure: await breaker.opened(held, error, at, before) };
    }
  }

  return {
    /** What the store has now, asking nobody. */
    async read(kind: CredentialKind): Promise<{ at: Date; known: Known | undefined }> {
      const reading = await store.read(keyOf(kind));
      return { at: reading.at, known: opened(kind, reading) };
    },

    /** @throws WecomError, RenewalBusy, or the database's error */
    renew: (kind: CredentialKind, reason: Reason): Promise<Outcome> =>
      store.alone(keyOf(kind), limits(kind), (held) => renewHeld(kind, reason, held)),
  };
}

function isEnough(known: Known, { failed, ahead }: Reason, at: Date): boolean {
  if (at >= known.expiresAt) return false;
  if (known.value === failed) return wasJustRepeated(known, at);
  return !ahead || !isDue(known, at);
}

function wasJustRepeated({ givenSince, obtainedAt }: Known, at: Date): boolean {
  return givenSince < obtainedAt && at.getTime() - obtainedAt.getTime() < repeatedPauseMs;
}
