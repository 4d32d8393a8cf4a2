import { sql } from 'kysely';
import type { Locale } from '#shared/locale.ts';
import type { NoticeKind } from '#shared/notification.ts';
import type { Reader, Tx } from '../../db/transaction.ts';
import type { Failure } from '../compose/gathered.ts';

/** Members' budgets are held meanwhile, so that one digest gathers for each. */
export async function gatheringDigest(
  tx: Tx,
  given: {
    corpId: string;
    memberId: number;
    /** No later than this. */
    dueAt: Date;
    notAfter: Date;
    at: Date;
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into notification as open
      (dedupe_key, kind, channel, corp_id, revision, recipient_id, due_at, not_after, priority,
       status_at, planned_at)
    values ('digest:' || ${given.memberId}::bigint || ':' || gen_random_uuid(), 'digest', 'wecom',
            ${given.corpId}, 0, ${given.memberId}, ${given.dueAt}, ${given.notAfter}, 2,
            ${given.at}, ${given.at})
    on conflict (recipient_id) where kind = 'digest' and status = 'planned' and content is null
    do update set due_at = least(open.due_at, excluded.due_at),
                  not_after = greatest(open.not_after, excluded.not_after)
    returning id`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('an upsert without a row');
  return row.id;
}

/** What was put into a digest, oldest first. */
export async function gatheredIn(db: Reader, digestIds: number[]): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ digest: number; items: number[] }>`
    select digest_id as digest, jsonb_agg(id order by due_at, id) as items from notification
     where digest_id = any(${digestIds}) group by digest_id`.execute(db);
  return new Map(rows.map(({ digest, items }) => [digest, items]));
}

export interface ToTell {
  kind: NoticeKind;
  memberId: number;
  locale: Locale;
}

/** What failed for others in interviews of this organiser, from then on for an hour. */
export async function failuresFor(db: Reader, organizerId: number, from: Date): Promise<Failure[]> {
  const { rows } = await sql<Failure>`
    select coalesce(r.name, c.name) as name, a.job_title as "jobTitle",
           lower(i.slot) as "startsAt", i.zone
      from interview i
      join notification n on n.interview_id = i.id
      join application a on a.id = i.application_id
      join candidate c on c.id = a.candidate_id
      left join member r on r.id = n.recipient_id
     where i.organizer_id = ${organizerId} and n.status = 'failed' and n.kind <> 'card'
       and n.status_at >= ${from} and n.status_at < ${new Date(from.getTime() + 3_600_000)}
     order by n.id`.execute(db);
  return rows;
}

export interface FailedFor {
  corpId: string;
  organizerId: number;
  userid: string;
  name: string;
}

/** Whom to tell that messages failed: the organisers of their interviews. */
export async function organizersOf(db: Reader, ids: number[]): Promise<FailedFor[]> {
  const { rows } = await sql<FailedFor>`
    select distinct i.corp_id as "corpId", o.id as "organizerId", o.userid, o.name
      from notification n
      join interview i on i.id = n.interview_id
      join member o on o.id = i.organizer_id
     where n.id = any(${ids}) and n.kind <> 'card'`.execute(db);
  return rows;
}
