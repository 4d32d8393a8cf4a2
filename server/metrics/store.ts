import { sql } from 'kysely';
import type { Reader } from '../db/transaction.ts';

/** By the database's clock, which the stored credentials go by. */
export async function readCredentialAges(
  db: Reader,
  corpId: string,
): Promise<{ kind: string; age: number }[]> {
  const { rows } = await sql<{ kind: string; age: number }>`
    select kind, extract(epoch from clock_timestamp() - given_since)::float8 as age
      from wecom_credential where corp_id = ${corpId} order by kind`.execute(db);
  return rows;
}
