import { sql } from 'kysely';
import type { MemberRef } from '#shared/member.ts';
import type { Reader, Tx } from '../db/transaction.ts';

export interface IdentityRow {
  system: string;
  external_id: string;
  member_id: number;
  member: MemberRef;
  confirmed_at: Date | null;
}

function readIdentities(db: Reader, corpId: string) {
  return db
    .selectFrom('member_identity as x')
    .innerJoin('member as m', 'm.id', 'x.member_id')
    .select([
      'x.system',
      'x.external_id',
      'x.member_id',
      'x.confirmed_at',
      sql<MemberRef>`json_build_object('userid', m.userid, 'name', m.name)`.as('member'),
    ])
    .where('x.corp_id', '=', corpId);
}

export function listIdentities(
  db: Reader,
  corpId: string,
  filters: {
    userid?: string | undefined;
    system?: string | undefined;
    externalId?: string | undefined;
    most: number;
  },
): Promise<IdentityRow[]> {
  let query = readIdentities(db, corpId);
  if (filters.userid !== undefined) {
    query = query.where('m.userid_key', '=', filters.userid.toLowerCase());
  }
  if (filters.system !== undefined) query = query.where('x.system', '=', filters.system);
  if (filters.externalId !== undefined) {
    query = query.where('x.external_id', '=', filters.externalId);
  }
  return query.orderBy('x.system').orderBy('x.external_id').limit(filters.most).execute();
}

/** What stands in the way of a pair: the id's row, the member's row, the same one, or none. */
export function findEither(
  tx: Tx,
  corpId: string,
  pair: { system: string; externalId: string; memberId: number },
): Promise<IdentityRow[]> {
  return readIdentities(tx, corpId)
    .where('x.system', '=', pair.system)
    .where(({ or, eb }) =>
      or([eb('x.external_id', '=', pair.externalId), eb('x.member_id', '=', pair.memberId)]),
    )
    .forUpdate('x')
    .execute();
}

/** False when either side is taken, by whoever came first. */
export async function insertIdentity(
  tx: Tx,
  identity: {
    corpId: string;
    system: string;
    externalId: string;
    memberId: number;
    confirmedAt: Date | null;
    at: Date;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('member_identity')
    .values({
      corp_id: identity.corpId,
      system: identity.system,
      external_id: identity.externalId,
      member_id: identity.memberId,
      confirmed_at: identity.confirmedAt,
      source: 'api',
      created_at: identity.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('member_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False when nothing waits to be confirmed. */
export async function confirmIdentity(
  tx: Tx,
  identity: {
    corpId: string;
    system: string;
    memberId: number;
    source: 'api' | 'member';
    at: Date;
  },
): Promise<boolean> {
  const result = await tx
    .updateTable('member_identity')
    .set({ confirmed_at: identity.at, source: identity.source })
    .where('corp_id', '=', identity.corpId)
    .where('system', '=', identity.system)
    .where('member_id', '=', identity.memberId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The id that was removed; undefined when there was none. */
export async function deleteIdentity(
  tx: Tx,
  identity: { corpId: string; system: string; memberId: number; onlyProposed?: boolean },
): Promise<string | undefined> {
  let query = tx
    .deleteFrom('member_identity')
    .where('corp_id', '=', identity.corpId)
    .where('system', '=', identity.system)
    .where('member_id', '=', identity.memberId);
  if (identity.onlyProposed) query = query.where('confirmed_at', 'is', null);
  const row = await query.returning('external_id').executeTakeFirst();
  return row?.external_id;
}

export function listProposals(db: Reader, corpId: string, memberId: number) {
  return db
    .selectFrom('member_identity')
    .select(['system', 'external_id as externalId'])
    .where('corp_id', '=', corpId)
    .where('member_id', '=', memberId)
    .where('confirmed_at', 'is', null)
    .orderBy('system')
    .execute();
}
