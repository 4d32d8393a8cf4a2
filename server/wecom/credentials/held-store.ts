import type pg from 'pg';
import { readCredential, type CredentialKey, type Reading } from './store.ts';

/** WeCom said that the credentials themselves are wrong. */
export interface StoredRefusal {
  errcode: number;
  fingerprint: Buffer;
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
    async write(
      value: { ciphertext: Buffer; keyId: string; obtainedAt: Date; expiresAt: Date },
      seenVersion: number,
    ): Promise<boolean> {
      const { ciphertext, keyId, obtainedAt, expiresAt } = value;
      const { rowCount } = await client.query(
        `insert into wecom_credential as stored
           (corp_id, agent_id, kind, ciphertext, key_id, version, obtained_at, expires_at)
         values ($1, $2, $3, $4, $5, $6::bigint + 1, $7, $8)
         on conflict (corp_id, agent_id, kind) do update set
           ciphertext = excluded.ciphertext, key_id = excluded.key_id,
           version = excluded.version, obtained_at = excluded.obtained_at,
           expires_at = excluded.expires_at
         where stored.version = $6`,
        [corpId, agentId, kind, ciphertext, keyId, seenVersion, obtainedAt, expiresAt],
      );
      return rowCount === 1;
    },

    async readRefusal(): Promise<StoredRefusal | undefined> {
      const { rows } = await client.query<StoredRefusal>(
        `select errcode, fingerprint, times, retry_at as "retryAt"
           from wecom_credential_refusal where corp_id = $1 and agent_id = $2`,
        [corpId, agentId],
      );
      return rows[0];
    },

    async writeRefusal({ errcode, fingerprint, times, retryAt }: StoredRefusal): Promise<void> {
      await client.query(
        `insert into wecom_credential_refusal
           (corp_id, agent_id, errcode, fingerprint, times, retry_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (corp_id, agent_id) do update set
           errcode = excluded.errcode, fingerprint = excluded.fingerprint,
           times = excluded.times, retry_at = excluded.retry_at`,
        [corpId, agentId, errcode, fingerprint, times, retryAt],
      );
    },

    async clearRefusal(): Promise<void> {
      await client.query(
        'delete from wecom_credential_refusal where corp_id = $1 and agent_id = $2',
        [corpId, agentId],
      );
    },
  };
}
