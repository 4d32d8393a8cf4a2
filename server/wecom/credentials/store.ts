import type pg from 'pg';
import { createHeldStore, type HeldStore } from './held-store.ts';
import { withRenewalLock } from './lock-store.ts';

export type CredentialKind = 'access_token' | 'corp_ticket' | 'app_ticket';

export interface CredentialKey {
  corpId: string;
  agentId: number;
  kind: CredentialKind;
}

export interface StoredCredential {
  ciphertext: Buffer;
  keyId: string;
  /** Grows by one with every write. */
  version: number;
  /** Since when WeCom gives this very string. */
  givenSince: Date;
  /** When WeCom was last asked for it. */
  obtainedAt: Date;
  expiresAt: Date;
}

export interface Reading {
  /** The store's time, against which `expiresAt` counts; this process's may be wrong. */
  at: Date;
  row: StoredCredential | undefined;
}

/** How long a renewal may wait for another one, and how long it may itself take. */
export interface RenewalLimits {
  waitMs: number;
  holdMs: number;
}

export interface CredentialStore {
  read(key: CredentialKey): Promise<Reading>;
  /**
   * Runs `work` while nobody else in the fleet renews the same credential. What `work` wrote is
   * kept when it resolves. Whoever dies or freezes meanwhile loses the lock and can write no more.
   * @throws RenewalBusy when another one still works on it after `waitMs`
   */
  alone<T>(
    key: CredentialKey,
    limits: RenewalLimits,
    work: (held: HeldStore) => Promise<T>,
  ): Promise<T>;
}

/**
 * Tokens and tickets in the table `wecom_credential`, shared by every process.
 * Time is the database's, unless `now` is given.
 */
export function createCredentialStore(
  pool: pg.Pool,
  options: { now?: () => number } = {},
): CredentialStore {
  const clock = () => (options.now ? new Date(options.now()) : null);
  return {
    read: (key) => readCredential(pool, key, clock()),
    alone: (key, limits, work) =>
      withRenewalLock(pool, key, limits, (client) => work(createHeldStore(client, key, clock))),
  };
}

/** `clock` null stands for the database's own. */
export async function readCredential(
  from: pg.Pool | pg.ClientBase,
  { corpId, agentId, kind }: CredentialKey,
  clock: Date | null,
): Promise<Reading> {
  const { rows } = await from.query<StoredCredential & { at: Date; version: number | null }>(
    `select coalesce($4::timestamptz, clock_timestamp()) as at,
            ciphertext, key_id as "keyId", version,
            given_since as "givenSince", obtained_at as "obtainedAt", expires_at as "expiresAt"
       from (select) as always
       left join wecom_credential on corp_id = $1 and agent_id = $2 and kind = $3`,
    [corpId, agentId, kind, clock],
  );
  const [row] = rows;
  if (!row) throw new Error('a left join without a row');
  const { at, version, ...rest } = row;
  return { at, row: version === null ? undefined : { ...rest, version: Number(version) } };
}
