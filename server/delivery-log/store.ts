import { sql, type RawBuilder } from 'kysely';
import type { DeliveryEntry, NoticeKind, NotificationStatus } from '#shared/notification.ts';
import type { Reader, Tx } from '../db/transaction.ts';

export interface LogRow extends Omit<
  DeliveryEntry,
  'plannedAt' | 'dueAt' | 'at' | 'sentAt' | 'answeredAt' | 'resendFrom' | 'interview'
> {
  interviewId: string | null;
  jobTitle: string | null;
  round: number | null;
  candidateName: string | null;
  organizerId: number | null;
  department: string | null;
  plannedAt: Date;
  dueAt: Date;
  at: Date;
  sentAt: Date | null;
  answeredAt: Date | null;
  /** When this message, or the newest copy of it, was last put on its way. */
  lastAt: Date | null;
  /** Of the interview, to tell whether the message still holds. */
  interviewRevision: number | null;
  interviewStatus: string | null;
  kind: NoticeKind;
  status: NotificationStatus;
}

const entries = sql`
  select n.id, n.kind, n.channel, n.revision, r.userid, coalesce(r.name, c.name, '') as name,
         n.planned_at as "plannedAt", n.due_at as "dueAt", n.status, n.status_at as at,
         n.sent_at as "sentAt", n.reason, n.errcode, n.advice, n.answer,
         n.answered_at as "answeredAt", i.id as "interviewId", a.job_title as "jobTitle", i.round,
         c.name as "candidateName", i.organizer_id as "organizerId", a.department,
         i.revision as "interviewRevision",
         i.status as "interviewStatus",
         (select max(coalesce(copy.sent_at, copy.planned_at)) from notification copy
           where copy.id = n.id or copy.copy_of = coalesce(n.copy_of, n.id)) as "lastAt"
    from notification n
    left join member r on r.id = n.recipient_id
    left join interview i on i.id = n.interview_id
    left join application a on a.id = i.application_id
    left join candidate c on c.id = a.candidate_id`;

/** All messages about one interview, oldest first. */
export async function logOfInterview(db: Reader, interviewId: string): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`${entries}
    where n.interview_id = ${interviewId} and n.kind <> 'card'
    order by n.id limit 500`.execute(db);
  return rows;
}

/** Whose messages somebody may see: those about their interviews, and about those of a scope. */
export interface Reach {
  everything: boolean;
  organizerId: number;
  jobs: string[];
  departments: string[];
}

/** Newest first, before `cursor`. */
export async function logPage(
  db: Reader,
  page: { corpId: string; reach: Reach; status?: string; cursor?: number; limit: number },
): Promise<LogRow[]> {
  const { reach } = page;
  const within = reach.everything
    ? sql`true`
    : sql`(i.organizer_id = ${reach.organizerId} or a.job_title = any(${reach.jobs})
           or a.department = any(${reach.departments}))`;
  const conditions: RawBuilder<unknown>[] = [
    sql`n.corp_id = ${page.corpId} and n.kind <> 'card' and ${within}`,
    ...(page.status === undefined ? [] : [sql`n.status = ${page.status}`]),
    ...(page.cursor === undefined ? [] : [sql`n.id < ${page.cursor}`]),
  ];
  const { rows } = await sql<LogRow>`${entries}
    where ${sql.join(conditions, sql` and `)} order by n.id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** Waits for whoever sends it again at the same moment. */
export async function lockEntry(
  tx: Tx,
  interviewId: string,
  id: number,
): Promise<LogRow | undefined> {
  await sql`select from notification where id = ${id} for update`.execute(tx);
  const { rows } = await sql<LogRow>`${entries}
    where n.id = ${id} and n.interview_id = ${interviewId}
      and n.kind <> 'card'`.execute(tx);
  return rows[0];
}

/** Another copy of a message, and an entry that says who wanted it. */
export async function insertCopy(
  tx: Tx,
  copy: { of: number; memberId: number; interviewId: string; at: Date },
): Promise<void> {
  const again = JSON.stringify({ again: copy.at.toISOString() });
  await sql`
    insert into notification
      (dedupe_key, kind, channel, corp_id, interview_id, revision, recipient_id, payload, priority,
       due_at, not_after, status_at, planned_at, copy_of)
    select dedupe_key || ':again:' || ${copy.at.toISOString()}::text, kind, channel, corp_id,
           interview_id, revision, recipient_id, payload || ${again}::jsonb, priority,
           ${copy.at}::timestamptz, not_after, ${copy.at}::timestamptz, ${copy.at}::timestamptz,
           coalesce(copy_of, id)
      from notification where id = ${copy.of}`.execute(tx);
  await sql`
    insert into audit_entry (corp_id, at, actor_id, action, object_kind, object_id, detail)
    select corp_id, ${copy.at}::timestamptz, ${copy.memberId}, 'message_resent', 'interview',
           ${copy.interviewId}, jsonb_build_object('notification', id, 'kind', kind)
      from notification where id = ${copy.of}`.execute(tx);
  await sql`select pg_notify('notification', '')`.execute(tx);
}
