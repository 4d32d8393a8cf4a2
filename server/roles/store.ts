import { sql } from 'kysely';
import type { MemberRef, Role } from '#shared/member.ts';
import type { Reader, Tx } from '../db/transaction.ts';

export interface RoleRow {
  id: number;
  member_id: number;
  userid: string;
  name: string;
  status: 'active' | 'disabled' | 'left';
  role: Role;
  scope: string;
  source: 'variables' | 'grant';
  granted_at: Date;
  expires_at: Date | null;
  granted_by: MemberRef | null;
}

function readRoles(db: Reader, corpId: string) {
  return db
    .selectFrom('member_role as r')
    .innerJoin('member as m', 'm.id', 'r.member_id')
    .leftJoin('member as g', 'g.id', 'r.granted_by')
    .select([
      'r.id',
      'r.member_id',
      'm.userid',
      'm.name',
      'm.status',
      'r.role',
      'r.scope',
      'r.source',
      'r.granted_at',
      'r.expires_at',
      sql<MemberRef | null>`case when g.id is null then null
        else json_build_object('userid', g.userid, 'name', g.name) end`.as('granted_by'),
    ])
    .where('m.corp_id', '=', corpId);
}

/**
 * Keyset page by member, roles that count now. What every member has by signing in is left out.
 * Ask for one more to see if it ends.
 */
export function listRoles(
  db: Reader,
  corpId: string,
  page: {
    at: Date;
    userid?: string | undefined;
    /** Only these; undefined for all. */
    scopes: readonly string[] | undefined;
    after?: { memberId: number; id: number } | undefined;
    limit: number;
  },
): Promise<RoleRow[]> {
  let query = readRoles(db, corpId)
    .where(({ or, eb }) => or([eb('r.source', '=', 'grant'), eb('r.role', '<>', 'interviewer')]))
    .where(({ or, eb }) => or([eb('r.expires_at', 'is', null), eb('r.expires_at', '>', page.at)]));
  if (page.userid !== undefined) query = query.where('m.userid_key', '=', page.userid);
  if (page.scopes) query = query.where('r.scope', 'in', [...page.scopes]);
  if (page.after) {
    const { memberId, id } = page.after;
    query = query.where(sql<boolean>`(r.member_id, r.id) > (${memberId}::bigint, ${id}::bigint)`);
  }
  return query.orderBy('r.member_id').orderBy('r.id').limit(page.limit).execute();
}

/** Under a lock until the transaction ends. */
export function lockRole(tx: Tx, corpId: string, id: number): Promise<RoleRow | undefined> {
  return readRoles(tx, corpId).where('r.id', '=', id).forUpdate('r').executeTakeFirst();
}

/** The same role once more takes the new end and the new giver. */
export async function upsertGrant(
  tx: Tx,
  grant: {
    memberId: number;
    role: Role;
    scope: string;
    grantedBy: number;
    at: Date;
    expiresAt: Date | null;
  },
): Promise<number> {
  const given = { granted_by: grant.grantedBy, granted_at: grant.at, expires_at: grant.expiresAt };
  const { id } = await tx
    .insertInto('member_role')
    .values({
      member_id: grant.memberId,
      role: grant.role,
      scope: grant.scope,
      source: 'grant',
      ...given,
    })
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'role', 'scope', 'source']).doUpdateSet(given),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function deleteRole(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('member_role').where('id', '=', id).execute();
}

/** Whether the app is of any use to that member at `at`: a role, an interview of theirs, a seat. */
export async function hasBusiness(tx: Tx, memberId: number, at: Date): Promise<boolean> {
  const row = await tx
    .selectNoFrom(({ exists, selectFrom }) => [
      exists(
        selectFrom('member_role')
          .select('id')
          .where('member_id', '=', memberId)
          .where('role', '<>', 'interviewer')
          .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', at)])),
      ).as('role'),
      exists(
        selectFrom('assignment')
          .select('id')
          .where('member_id', '=', memberId)
          .where('response', '<>', 'superseded'),
      ).as('seat'),
    ])
    .executeTakeFirstOrThrow();
  return Boolean(row.role || row.seat);
}
