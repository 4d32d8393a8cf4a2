import { sql } from 'kysely';
import type { Tx } from '../../db/transaction.ts';

/** Another account for the same row. @throws a unique violation when it has a row already */
export async function setUserid(tx: Tx, memberId: number, userid: string): Promise<void> {
  await tx
    .updateTable('member')
    .set({ userid, userid_key: userid.toLowerCase() })
    .where('id', '=', memberId)
    .execute();
}

export interface Overlap {
  startsAt: Date;
  endsAt: Date;
}

/** Times both are taken by different interviews: one person could not keep both. */
export function overlapsOf(tx: Tx, from: number, into: number): Promise<Overlap[]> {
  return tx
    .selectFrom('seat_hold as a')
    .innerJoin('seat_hold as b', (join) => join.on(sql<boolean>`a.slot && b.slot`))
    .select([sql<Date>`lower(a.slot)`.as('startsAt'), sql<Date>`upper(a.slot)`.as('endsAt')])
    .where('a.member_id', '=', from)
    .where('b.member_id', '=', into)
    .whereRef('a.interview_id', '<>', 'b.interview_id')
    .execute();
}

/** Systems where each has an id of their own. */
export async function doubleSystems(tx: Tx, from: number, into: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('member_identity as a')
    .innerJoin('member_identity as b', 'b.system', 'a.system')
    .select('a.system')
    .where('a.member_id', '=', from)
    .where('b.member_id', '=', into)
    .execute();
  return rows.map(({ system }) => system);
}

/** Seats, times, rooms and messages of `from`; where both sit in one interview, `into`'s stay. */
export async function moveSeats(tx: Tx, from: number, into: number): Promise<void> {
  await sql`update interview set version = version + 1
    where organizer_id = ${from}
       or id in (select interview_id from assignment
                  where member_id = ${from} and response <> 'superseded')`.execute(tx);
  await sql`update interview set organizer_id = ${into} where organizer_id = ${from}`.execute(tx);
  await sql`update assignment a set response = 'superseded'
    where a.member_id = ${from} and a.response <> 'superseded' and exists (
      select from assignment b where b.interview_id = a.interview_id
         and b.member_id = ${into} and b.response <> 'superseded')`.execute(tx);
  await sql`update assignment set member_id = ${into} where member_id = ${from}`.execute(tx);
  await sql`delete from seat_hold a where a.member_id = ${from} and exists (
      select from seat_hold b where b.member_id = ${into}
         and b.interview_id = a.interview_id)`.execute(tx);
  await sql`update seat_hold set member_id = ${into} where member_id = ${from}`.execute(tx);
  await sql`delete from room_link a where a.member_id = ${from} and exists (
      select from room_link b where b.member_id = ${into} and b.released_at is null
         and b.interview_id = a.interview_id)`.execute(tx);
  await sql`update room_link set member_id = ${into} where member_id = ${from}`.execute(tx);
  // What was not sent yet goes to the account that exists.
  await sql`update notification a set recipient_id = ${into},
      dedupe_key = regexp_replace(a.dedupe_key, ':' || ${from}::text || '$', ':' || ${into}::text)
    where a.recipient_id = ${from} and a.status in ('planned', 'retry') and not exists (
      select from notification b where b.dedupe_key =
        regexp_replace(a.dedupe_key, ':' || ${from}::text || '$', ':' || ${into}::text))`.execute(
    tx,
  );
}

/** Grants and ids in other systems; what the variables gave follows the account, not the person. */
export async function moveRights(tx: Tx, from: number, into: number): Promise<void> {
  await sql`insert into member_role (member_id, role, scope, source, granted_by, granted_at, expires_at)
    select ${into}::bigint, role, scope, source, granted_by, granted_at, expires_at
      from member_role where member_id = ${from} and source = 'grant'
    on conflict (member_id, role, scope, source) do nothing`.execute(tx);
  await sql`delete from member_role where member_id = ${from}`.execute(tx);
  await sql`update member_identity set member_id = ${into} where member_id = ${from}`.execute(tx);
}

/** The row stays for the history, under a key that no account can have. */
export async function retire(tx: Tx, memberId: number, at: Date): Promise<void> {
  await tx
    .updateTable('member')
    .set({
      userid_key: sql<string>`userid_key || '~' || id`,
      status: 'left',
      gone_at: sql<Date>`coalesce(gone_at, ${at})`,
    })
    .where('id', '=', memberId)
    .execute();
}
