import { sql } from 'kysely';
import type { HistoryEntry } from '#shared/interview-history.ts';
import type { Reader } from '../../db/transaction.ts';

/** Everything that happened to an interview, oldest first. */
export async function readHistory(db: Reader, interviewId: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('interview_event as e')
    .leftJoin('member as m', 'm.id', 'e.actor_id')
    .select([
      'e.id',
      'e.action',
      'e.actor',
      'e.reason',
      'e.revision',
      'e.at',
      'm.userid',
      'm.name',
      sql<HistoryEntry['before']>`e.before`.as('before'),
      sql<HistoryEntry['after']>`e.after`.as('after'),
    ])
    .where('e.interview_id', '=', interviewId)
    .orderBy('e.id')
    .execute();
  return rows.map(({ userid, name, at, ...row }) => ({
    ...row,
    member: userid !== null && name !== null ? { userid, name } : null,
    at: at.toISOString(),
  }));
}

/** Ids of what the clock has to move on: offers that ended, interviews that are over. */
export async function findOver(
  db: Reader,
  corpId: string,
  moment: { at: Date; endedBy: Date; most: number },
): Promise<{ id: string; status: 'offered' | 'scheduled' | 'in_progress' }[]> {
  const { rows } = await sql<{ id: string; status: 'offered' | 'scheduled' | 'in_progress' }>`
    (select id, status from interview
      where corp_id = ${corpId} and status = 'offered' and offer_expires_at <= ${moment.at}
      order by offer_expires_at limit ${moment.most})
    union all
    (select id, status from interview
      where corp_id = ${corpId} and status in ('scheduled', 'in_progress')
        and upper(slot) <= ${moment.endedBy}
      order by upper(slot) limit ${moment.most})`.execute(db);
  return rows;
}
