import type pg from 'pg';
import type { CredentialKey, Reading, StoredCredential } from './credential.ts';
import { readCredential } from './read-store.ts';

/** WeCom said that the credentials themselves are wrong. */
export interface StoredRefusal {
  errcode: number;
  /** In a row. */
  times: number;
  retryAt: Date;
}

/** One credential, for whoever holds the lock on it. */
export type HeldStore = ReturnType<typeof createHeldStore>;

export function createHeldStore(
  client: pg.ClientBase,
  key: CredentialKey,
  clock: () => Date | null,
) {
  const { corpId, agentId, kind } = key;

  return {
    read: (): Promise<Reading> => readCredential(client, key, clock()),

    /** Writes only over the version the writer has seen (0: none). False when it was late. */
    async write(value: Omit<StoredCredential, 'version'>, seenVersion: number): Promise<boolean> {
      const { ciphertext, keyId, givenSince, obtainedAt, expiresAt } = value;
      const { rowCount } = await client.query(
        `insert into wecom_credential as stored
           (corp_id, agent_id, kind, ciphertext, key_id, version,
            given_since, obtained_at, expires_at)
         values ($1, $2, $3, $4, $5, $6::bigint + 1, $7, $8, $9)
         on conflict (corp_id, agent_id, kind) do update set
           ciphertext = excluded.ciphertext, key_id = excluded.key_id,
           version = excluded.version, given_since = excluded.given_since,
           obtained_at = excluded.obtained_at, expires_at = excluded.expires_at
         where stored.version = $6`,
        [corpId, agentId, kind, ciphertext, keyId, seenVersion, givenSince, obtainedAt, expiresAt],
      );
      return rowCount === 1;
    },

    /** What WeCom said to the configuration of this fingerprint. */
    async readRefusal(fingerprint: Buffer): Promise<StoredRefusal | undefined> {
      const { rows } = await client.query<StoredRefusal>(
        `select errcode, times, retry_at as "retryAt" from wecom_credential_refusal
          where corp_id = $1 and agent_id = $2 and fingerprint = $3`,
        [corpId, agentId, fingerprint],
      );
      return rows[0];
    },

    async writeRefusal(fingerprint: Buffer, refusal: StoredRefusal): Promise<void> {
      const { errcode, times, retryAt } = refusal;
      await client.query(
        `insert into wecom_credential_refusal
           (corp_id, agent_id, fingerprint, errcode, times, retry_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (corp_id, agent_id, fingerprint) do update set
           errcode = excluded.errcode, times = excluded.times, retry_at = excluded.retry_at`,
        [corpId, agentId, fingerprint, errcode, times, retryAt],
      );
    },

    /** Forgets this configuration's refusal, and those of others that no longer hold anybody. */
    async clearRefusals(fingerprint: Buffer, at: Date): Promise<void> {
      await client.query(
        `delete from wecom_credential_refusal
          where corp_id = $1 and agent_id = $2 and (fingerprint = $3 or retry_at <= $4)`,
        [corpId, agentId, fingerprint, at],
      );
    },
  };
}
