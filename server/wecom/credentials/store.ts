import type pg from 'pg';

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
  expiresAt: Date;
}

export interface CredentialStore {
  read(key: CredentialKey): Promise<StoredCredential | undefined>;
  /** Writes only over the version the writer has seen (0: none). False when it was late. */
  write(
    key: CredentialKey,
    value: { ciphertext: Buffer; keyId: string; obtainedAt: Date; expiresAt: Date },
    seenVersion: number,
  ): Promise<boolean>;
}

/** Tokens and tickets in the table `wecom_credential`, shared by every process. */
export function createCredentialStore(pool: pg.Pool): CredentialStore {
  return {
    async read({ corpId, agentId, kind }) {
      const { rows } = await pool.query<StoredCredential>(
        `select ciphertext, key_id as "keyId", version, expires_at as "expiresAt"
           from wecom_credential where corp_id = $1 and agent_id = $2 and kind = $3`,
        [corpId, agentId, kind],
      );
      return rows[0];
    },
    async write({ corpId, agentId, kind }, value, seenVersion) {
      const { rowCount } = await pool.query(
        `insert into wecom_credential as stored
           (corp_id, agent_id, kind, ciphertext, key_id, version, obtained_at, expires_at)
         values ($1, $2, $3, $4, $5, $6 + 1, $7, $8)
         on conflict (corp_id, agent_id, kind) do update set
           ciphertext = excluded.ciphertext, key_id = excluded.key_id,
           version = excluded.version, obtained_at = excluded.obtained_at,
           expires_at = excluded.expires_at
         where stored.version = $6`,
        [
          corpId,
          agentId,
          kind,
          value.ciphertext,
          value.keyId,
          seenVersion,
          value.obtainedAt,
          value.expiresAt,
        ],
      );
      return rowCount === 1;
    },
  };
}
