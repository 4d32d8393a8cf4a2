import type pg from 'pg';
import type { CredentialKey, Reading, StoredCredential } from './credential.ts';

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
