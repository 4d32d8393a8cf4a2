import { sql } from 'kysely';
import type { NoticeKind } from '#shared/notification.ts';
import type { Reader, Tx } from '../../db/transaction.ts';
import { kinds } from '../kinds.ts';
import type { Payload, Planned } from '../planned.ts';

/** What `NOTIFY` says when a transaction with new rows commits. */
export const channel = 'notification';

export interface Inserted {
  id: number;
  key: string;
  dueAt: Date;
}

/**
 * One row a message, in the transaction that causes it. A message that exists is not planned
 * again; a timed one that had been given up comes back.
 */
export async function insertPlanned(
  tx: Tx,
  of: { corpId: string; interviewId: string | null; at: Date },
  planned: Planned[],
): Promise<Inserted[]> {
  if (planned.length === 0) return [];
  const rows = planned.map((one) => ({
    key: one.key,
    kind: one.kind,
    channel: one.channel,
    revision: one.revision,
    recipient: one.recipient?.memberId ?? null,
    due_at: one.dueAt,
    not_after: one.notAfter,
    priority: kinds[one.kind].priority,
    payload: one.payload,
    skipped: one.skipped,
    timed: one.timed,
  }));
  const { rows: inserted } = await sql<Inserted>`
    insert into notification as old
      (dedupe_key, kind, channel, corp_id, interview_id, revision, recipient_id, due_at, not_after,
       priority, payload, status, reason, status_at, planned_at)
    select key, kind, channel, ${of.corpId}::text, ${of.interviewId}::text, revision, recipient, due_at,
           not_after, priority, payload, case when skipped then 'suppressed' else 'planned' end,
           case when skipped then 'skipped' end, ${of.at}::timestamptz, ${of.at}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as given
        (key text, kind text, channel text, revision int, recipient bigint, due_at timestamptz,
         not_after timestamptz, priority smallint, payload jsonb, skipped boolean, timed boolean)
    on conflict (dedupe_key) do update
       set status = 'planned', reason = null, status_at = excluded.status_at,
           due_at = excluded.due_at, not_after = excluded.not_after, payload = excluded.payload,
           call_id = null, content = null, address = null, maybe_since = null
     where old.status = 'suppressed' and old.digest_id is null
       and old.reason is distinct from 'skipped'
    returning id, dedupe_key as key, due_at as "dueAt"`.execute(tx);
  return inserted;
}

/** Lets the workers look as soon as the transaction has committed. */
export async function wake(db: Reader): Promise<void> {
  await sql`select pg_notify(${channel}, '')`.execute(db);
}

export interface Waiting {
  id: number;
  kind: NoticeKind;
  revision: number;
  recipientId: number | null;
  payload: Payload;
}

/**
 * Messages about an interview that have not set out. Those that a worker takes at this moment are
 * left out: it reads the interview again by itself.
 */
export async function lockWaiting(tx: Tx, interviewId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select id, kind, revision, recipient_id as "recipientId", payload
      from notification
     where interview_id = ${interviewId} and status in ('planned', 'retry') and kind <> 'card'
     order by id for update skip locked`.execute(tx);
  return rows;
}

export async function giveUp(
  tx: Tx,
  given: { id: number; reason: string }[],
  at: Date,
): Promise<void> {
  if (given.length === 0) return;
  await sql`
    update notification n set status = 'suppressed', reason = given.reason, status_at = ${at}
      from json_to_recordset(${JSON.stringify(given)}::json) as given (id bigint, reason text)
     where n.id = given.id`.execute(tx);
}

/** Whether a mail to the candidate has somewhere to go. */
export async function candidateHasAddress(tx: Tx, candidateId: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from candidate where id = ${candidateId}
                      and email_sealed is not null and erased_at is null) as found`.execute(tx);
  return rows[0]?.found ?? false;
}
