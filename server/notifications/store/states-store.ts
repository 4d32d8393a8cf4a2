import { sql } from 'kysely';
import type { NotificationState } from '#shared/notification.ts';
import type { Reader } from '../../db/transaction.ts';

/** The newest invitation of each interviewer to that revision, in seating order. */
export async function readStates(
  db: Reader,
  interviewId: string,
  revision: number,
): Promise<(NotificationState & { userid: string })[]> {
  const { rows } = await sql<Omit<NotificationState, 'at'> & { userid: string; at: Date }>`
    select r.userid, n.status, n.status_at as at, n.errcode, n.advice
      from assignment a
      join member r on r.id = a.member_id
      cross join lateral (
        select * from notification n
         where n.interview_id = a.interview_id and n.recipient_id = a.member_id
           and n.revision = ${revision} and n.kind in ('assigned', 'moved')
         order by n.id desc limit 1) n
     where a.interview_id = ${interviewId} and a.response <> 'superseded'
     order by a.position`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
