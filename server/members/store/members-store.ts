import { sql } from 'kysely';
import type { Locale } from '#shared/locale.ts';
import type { Role } from '#shared/member.ts';
import type { Reader, Tx } from '../../db/transaction.ts';

export interface MemberRow {
  id: number;
  userid: string;
  name: string;
  locale: Locale;
  status: 'active' | 'disabled' | 'left';
  refreshed_at: Date;
}

const columns = ['id', 'userid', 'name', 'locale', 'status', 'refreshed_at'] as const;

/** Inserts or refreshes by `(corp_id, lower(userid))`; a known member keeps their language. */
export function upsertMember(
  db: Reader,
  member: {
    corpId: string;
    userid: string;
    name: string;
    status: MemberRow['status'];
    locale: Locale;
    at: Date;
  },
): Promise<MemberRow> {
  return db
    .insertInto('member')
    .values({
      corp_id: member.corpId,
      userid_key: member.userid.toLowerCase(),
      userid: member.userid,
      name: member.name,
      locale: member.locale,
      status: member.status,
      created_at: member.at,
      refreshed_at: member.at,
      gone_at: member.status === 'active' ? null : member.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['corp_id', 'userid_key']).doUpdateSet({
        userid: member.userid,
        name: member.name,
        status: member.status,
        refreshed_at: member.at,
        gone_at: member.status === 'active' ? null : member.at,
      }),
    )
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export function findMember(
  db: Reader,
  corpId: string,
  userid: string,
): Promise<MemberRow | undefined> {
  return db
    .selectFrom('member')
    .select(columns)
    .where('corp_id', '=', corpId)
    .where('userid_key', '=', userid.toLowerCase())
    .executeTakeFirst();
}

export function findMemberById(db: Reader, memberId: number): Promise<MemberRow | undefined> {
  return db.selectFrom('member').select(columns).where('id', '=', memberId).executeTakeFirst();
}

/**
 * Active members whose name or userid contains `text`, by name; with `gone` also others, but no
 * row that was merged into another.
 */
export function searchMembers(
  db: Reader,
  corpId: string,
  text: string,
  { gone, most }: { gone: boolean; most: number },
) {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('member')
    .select(['userid', 'name'])
    .where('corp_id', '=', corpId)
    .where((where) =>
      gone ? where('userid_key', 'not like', '%~%') : where('status', '=', 'active'),
    )
    .where((where) =>
      where.or([
        where('userid_key', 'like', pattern),
        where(sql<string>`lower(name)`, 'like', pattern),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(most)
    .execute();
}

export async function setMemberLocale(db: Reader, memberId: number, locale: Locale) {
  await db.updateTable('member').set({ locale }).where('id', '=', memberId).execute();
}

/**
 * Makes what the variables give exactly `roles`; what people have given stays. Run in the
 * transaction that signs the member in.
 */
export async function replaceRoles(
  tx: Tx,
  memberId: number,
  roles: readonly Role[],
  at: Date,
): Promise<void> {
  await tx
    .deleteFrom('member_role')
    .where('member_id', '=', memberId)
    .where('source', '=', 'variables')
    .where('role', 'not in', [...roles])
    .execute();
  await tx
    .insertInto('member_role')
    .values(
      roles.map((role) => ({
        member_id: memberId,
        role,
        source: 'variables' as const,
        granted_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
