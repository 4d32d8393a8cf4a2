import { sql } from 'kysely';
import type { Reader, Tx } from '../../db/transaction.ts';
import type { MemberRow } from './members-store.ts';

/** When the member went, under a lock until the transaction ends; undefined for nobody. */
export function lockMember(tx: Tx, memberId: number) {
  return tx
    .selectFrom('member')
    .select(['id', 'corp_id', 'name', 'status', 'gone_at'])
    .where('id', '=', memberId)
    .forUpdate()
    .executeTakeFirst();
}

/** The first day of absence stays when a later one is noticed. */
export async function markGone(
  tx: Tx,
  memberId: number,
  status: Exclude<MemberRow['status'], 'active'>,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('member')
    .set({ status, refreshed_at: at, gone_at: sql<Date>`coalesce(gone_at, ${at})` })
    .where('id', '=', memberId)
    .execute();
}

/** An interview with a seat that somebody else has to take. */
export interface LeftInterview {
  id: string;
  organizer: { memberId: number; userid: string; name: string };
}

/** Interviews that are not over with a live seat of that member, soonest first. */
export function leftInterviews(db: Reader, memberId: number, at: Date): Promise<LeftInterview[]> {
  return db
    .selectFrom('assignment as a')
    .innerJoin('interview as i', 'i.id', 'a.interview_id')
    .innerJoin('member as o', 'o.id', 'i.organizer_id')
    .select([
      'i.id',
      sql<LeftInterview['organizer']>`json_build_object(
        'memberId', o.id, 'userid', o.userid, 'name', o.name)`.as('organizer'),
    ])
    .where('a.member_id', '=', memberId)
    .where('a.response', '<>', 'superseded')
    .where('i.status', 'in', ['draft', 'offered', 'scheduled', 'in_progress'])
    .where(sql<boolean>`coalesce(upper(i.slot) > ${at}, true)`)
    .orderBy(sql`lower(i.slot) nulls last`)
    .orderBy('i.id')
    .execute();
}

/** Active members whose time is taken between `from` and `to`, not asked about since; soonest first. */
export async function findSeatedUnseen(
  db: Reader,
  corpId: string,
  window: { from: Date; to: Date; unseenSince: Date; most: number },
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.id, m.userid, m.name, m.locale, m.status, m.refreshed_at
      from seat_hold h join member m on m.id = h.member_id
     where lower(h.slot) >= ${window.from} and lower(h.slot) < ${window.to}
       and m.corp_id = ${corpId} and m.status = 'active'
       and m.refreshed_at <= ${window.unseenSince}
     group by m.id order by min(lower(h.slot)), m.id limit ${window.most}`.execute(db);
  return rows;
}
