import { sql } from 'kysely';
import type { DeliveryReason, NotificationStatus } from '#shared/notification.ts';
import type { Reader } from '../../db/transaction.ts';

/** What became of one attempt at one row. */
export interface Outcome {
  id: number;
  /** The attempt this is about; a later one belongs to another worker. */
  started: number;
  status: Exclude<NotificationStatus, 'claimed'>;
  reason?: DeliveryReason;
  errcode?: number | null;
  advice?: string;
  /** For `retry` and `planned`: when to try again. */
  dueAt?: Date;
  /** WeCom was not asked, so this was no try. */
  held?: boolean;
  /** It certainly did not arrive: the next try may say something else, to others. */
  dissolve?: boolean;
  msgid?: string;
  responseCode?: string;
  responseCodeUntil?: Date;
  card?: 'open';
  digestId?: number;
}

/** Ends attempts, and says which rows had still been this worker's. */
export async function recordOutcomes(
  db: Reader,
  outcomes: Outcome[],
  at: Date,
): Promise<{ id: number }[]> {
  if (outcomes.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    update notification n set
        status = done.status, status_at = ${at}, lease_until = null,
        attempts_started = n.attempts_started - case when done.held then 1 else 0 end,
        attempts_finished = n.attempts_finished + case when done.held then 0 else 1 end,
        due_at = coalesce(done."dueAt", n.due_at),
        reason = done.reason, errcode = done.errcode, advice = done.advice,
        msgid = coalesce(done.msgid, n.msgid),
        response_code = coalesce(done."responseCode", n.response_code),
        response_code_until = coalesce(done."responseCodeUntil", n.response_code_until),
        card = coalesce(done.card, n.card),
        digest_id = coalesce(done."digestId", n.digest_id),
        sent_at = case when done.status = 'sent' then ${at}::timestamptz else n.sent_at end,
        call_id = case when done.dissolve then null else n.call_id end,
        content = case when done.dissolve then null else n.content end,
        address = case when done.dissolve then null else n.address end,
        task_id = case when done.dissolve then null else n.task_id end,
        maybe_since = case when done.dissolve then null else n.maybe_since end,
        tried_at = case when done.dissolve then null else n.tried_at end
      from json_to_recordset(${JSON.stringify(outcomes)}::json) as done
        (id bigint, started int, status text, reason text, errcode int, advice text,
         "dueAt" timestamptz, held boolean, dissolve boolean, msgid text, "responseCode" text,
         "responseCodeUntil" timestamptz, card text, "digestId" bigint)
     where n.id = done.id and n.status = 'claimed' and n.attempts_started = done.started
    returning n.id`.execute(db);
  return rows;
}
