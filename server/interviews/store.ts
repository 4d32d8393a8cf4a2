import { sql } from 'kysely';
import type { MemberRef } from '#shared/member.ts';
import type { Reader } from '../db/transaction.ts';

export interface InterviewRow {
  id: string;
  job_title: string;
  round: number;
  candidate_name: string;
  starts_at: Date;
  ends_at: Date;
  zone: string;
  room_url: string;
  notes: string;
  revision: number;
  created_at: Date;
  organizer_id: number;
  organizer: MemberRef;
  interviewers: (MemberRef & { id: number })[];
}

/** Where a page ends: the last row's start and id. */
export interface Edge {
  startsAt: Date;
  id: string;
}

/** Only interviews this member organises or sits in; the one rule every read goes through. */
function visibleTo(db: Reader, corpId: string, memberId: number) {
  return db
    .selectFrom('interview as i')
    .where('i.corp_id', '=', corpId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('i.organizer_id', '=', memberId),
        exists(
          selectFrom('assignment as mine')
            .select('mine.id')
            .whereRef('mine.interview_id', '=', 'i.id')
            .where('mine.member_id', '=', memberId),
        ),
      ]),
    );
}

function withEverything(query: ReturnType<typeof visibleTo>) {
  return query
    .innerJoin('candidate as c', 'c.id', 'i.candidate_id')
    .innerJoin('member as o', 'o.id', 'i.organizer_id')
    .select([
      'i.id',
      'i.job_title',
      'i.round',
      'c.name as candidate_name',
      sql<Date>`lower(i.slot)`.as('starts_at'),
      sql<Date>`upper(i.slot)`.as('ends_at'),
      'i.zone',
      'i.room_url',
      'i.notes',
      'i.revision',
      'i.created_at',
      'i.organizer_id',
      sql<MemberRef>`json_build_object('userid', o.userid, 'name', o.name)`.as('organizer'),
      sql<(MemberRef & { id: number })[]>`(
        select json_agg(json_build_object('id', m.id, 'userid', m.userid, 'name', m.name)
                        order by a.position)
          from assignment a join member m on m.id = a.member_id
         where a.interview_id = i.id)`.as('interviewers'),
    ]);
}

/** Keyset page: rows after `after` in the order of the view. Ask for one more to see if it ends. */
export function listInterviews(
  db: Reader,
  corpId: string,
  memberId: number,
  page: {
    /** Interviews that end after this. */
    endsAfter?: Date;
    /** Interviews that end at this or before. */
    endsBy?: Date;
    startsBefore?: Date;
    order: 'asc' | 'desc';
    after: Edge | undefined;
    limit: number;
  },
): Promise<InterviewRow[]> {
  const { endsAfter, endsBy, startsBefore, order, after } = page;
  let query = withEverything(visibleTo(db, corpId, memberId));
  if (endsAfter) query = query.where(sql<boolean>`upper(i.slot) > ${endsAfter}`);
  if (endsBy) query = query.where(sql<boolean>`upper(i.slot) <= ${endsBy}`);
  if (startsBefore) query = query.where(sql<boolean>`lower(i.slot) < ${startsBefore}`);
  if (after) {
    const edge = sql`(${after.startsAt}::timestamptz, ${after.id}::text)`;
    query = query.where(
      order === 'asc'
        ? sql<boolean>`(lower(i.slot), i.id) > ${edge}`
        : sql<boolean>`(lower(i.slot), i.id) < ${edge}`,
    );
  }
  return query
    .orderBy(sql`lower(i.slot)`, order)
    .orderBy('i.id', order)
    .limit(page.limit)
    .execute();
}

export function findInterview(
  db: Reader,
  corpId: string,
  memberId: number,
  id: string,
): Promise<InterviewRow | undefined> {
  return withEverything(visibleTo(db, corpId, memberId))
    .where('i.id', '=', id)
    .executeTakeFirst();
}

export async function countUpcoming(db: Reader, corpId: string, memberId: number, at: Date) {
  const row = await visibleTo(db, corpId, memberId)
    .select(sql<number>`count(*)`.as('count'))
    .where(sql<boolean>`upper(i.slot) > ${at}`)
    .executeTakeFirstOrThrow();
  return row.count;
}
