import { sql } from 'kysely';
import type { Reader } from '../../db/transaction.ts';
import type { Key } from './list-store.ts';

/** Feedback older than this is not asked for any more. */
const forgotten = sql`interval '60 days'`;

interface Whose {
  corpId: string;
  memberId: number;
  at: Date;
}

/**
 * What waits for a member: an answer of theirs, their feedback, and for who organises it a no, a
 * wish for another time, somebody who is gone, somebody who did not come, or nobody to judge.
 */
function waiting({ corpId, memberId, at }: Whose) {
  return sql`
    select i.id, lower(a.slot) as at
      from assignment a join interview i on i.id = a.interview_id
     where a.member_id = ${memberId} and a.response = 'pending' and i.corp_id = ${corpId}
       and i.status = 'scheduled' and lower(a.slot) > ${at}
    union
    select i.id, lower(a.slot) as at
      from assignment a
      join interview i on i.id = a.interview_id
      left join feedback f on f.assignment_id = a.id
     where a.member_id = ${memberId} and a.response in ('pending', 'accepted')
       and a.seat in ('lead', 'panel') and a.feedback_waived_at is null
       and lower(a.slot) > ${at}::timestamptz - ${forgotten}
       and i.corp_id = ${corpId} and i.status = 'awaiting_feedback' and f.submitted_at is null
    union
    select i.id, lower(i.slot) as at
      from interview i
     where i.organizer_id = ${memberId} and i.corp_id = ${corpId}
       and lower(i.slot) > ${at}::timestamptz - ${forgotten}
       and (i.status = 'no_show'
            or (i.status = 'awaiting_feedback' and not exists (
                  select from assignment a left join feedback f on f.assignment_id = a.id
                   where a.interview_id = i.id and a.seat in ('lead', 'panel')
                     and (a.response in ('pending', 'accepted')
                          or a.response = 'declined'
                             and (a.feedback_waived_at is not null or f.submitted_at is not null))))
            or (i.status = 'scheduled' and lower(i.slot) > ${at}
                and (i.participation = 'change_requested'
                     or exists (
                       select from assignment a join member m on m.id = a.member_id
                        where a.interview_id = i.id and a.response <> 'superseded'
                          and (a.response = 'declined' or a.proposals <> '[]'
                               or m.status <> 'active')))))`;
}

/** One page, oldest first, and how many wait on all pages together. */
export async function listTodo(
  db: Reader,
  whose: Whose,
  page: { after: Key | undefined; limit: number },
): Promise<{ keys: Key[]; count: number }> {
  const beyond = page.after
    ? sql`(at, id) > (${page.after.at}::timestamptz, ${page.after.id}::text)`
    : sql`true`;
  // A page without anything still has a row: the count's.
  const { rows } = await sql<{ count: number } & (Key | { id: null })>`
    with waiting as materialized (${waiting(whose)})
    select counted.count, page.id, page.at
      from (select count(*)::int as count from waiting) counted
      left join (select id, at from waiting where ${beyond}
                  order by at, id limit ${page.limit}) page on true
     order by page.at, page.id`.execute(db);
  const keys = rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, at: row.at }]));
  return { keys, count: rows[0]?.count ?? 0 };
}
