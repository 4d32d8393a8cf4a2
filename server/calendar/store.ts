import { sql } from 'kysely';
import type { Reader, Tx } from '../db/transaction.ts';
import { claimRows, type Claim, type Queue } from '../jobs/lease-store.ts';

export const entries: Queue = {
  table: 'calendar_entry',
  id: 'interview_id',
  waiting: ['waiting'],
  rest: ['synced'],
};

export interface Entry {
  interviewId: string;
  scheduleId: string | null;
  syncedVersion: number;
  syncedRevision: number;
  syncedAt: Date | null;
  contentHash: string;
  attendees: string[];
  addingSince: Date | null;
  restored: number;
  finished: number;
}

/**
 * Says that an interview has changed: in the change's transaction. `appears`: it belongs into
 * calendars, so an entry is made when there is none.
 */
export async function markEntry(
  tx: Tx,
  change: { interviewId: string; version: number; appears: boolean; at: Date; dueAt: Date },
): Promise<void> {
  const { interviewId, version, appears, at, dueAt } = change;
  const again = sql`wanted_version = ${version}, ${asWaiting(at, dueAt)}`;
  if (!appears) {
    await sql`update calendar_entry as e set ${again} where interview_id = ${interviewId}`.execute(
      tx,
    );
    return;
  }
  await sql`
    insert into calendar_entry as e (interview_id, wanted_version, status_at, due_at)
    values (${interviewId}, ${version}, ${at}, ${dueAt})
    on conflict (interview_id) do update set ${again}`.execute(tx);
}

/** One that waits keeps its turn; one under way is looked at again when it ends. */
function asWaiting(at: Date, dueAt: Date) {
  return sql`
    status = case when e.status = 'claimed' then e.status else 'waiting' end,
    status_at = case when e.status in ('claimed', 'waiting') then e.status_at else ${at} end,
    due_at = case when e.status = 'waiting' then e.due_at else ${dueAt} end,
    attempts_started = case when e.status = 'failed' then 0 else e.attempts_started end,
    attempts_finished = case when e.status = 'failed' then 0 else e.attempts_finished end`;
}

export function claimEntries(db: Reader, claim: Claim) {
  return claimRows<string>(db, entries, claim);
}

/** Whether anything is due that is not under way elsewhere. */
export async function hasDue(db: Reader, at: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from calendar_entry
                    where status in ('waiting', 'claimed') and due_at <= ${at}) as due`.execute(db);
  return rows[0]?.due ?? false;
}

const columns = [
  'interview_id',
  'schedule_id',
  'synced_version',
  'synced_revision',
  'synced_at',
  'content_hash',
  'attendees',
  'adding_since',
  'restored',
  'attempts_finished',
] as const;

export async function readEntry(db: Reader, interviewId: string): Promise<Entry | undefined> {
  const row = await db
    .selectFrom('calendar_entry')
    .select(columns)
    .where('interview_id', '=', interviewId)
    .executeTakeFirst();
  return row && entryOf(row);
}

export async function readBySchedule(db: Reader, scheduleId: string): Promise<Entry | undefined> {
  const row = await db
    .selectFrom('calendar_entry')
    .select(columns)
    .where('schedule_id', '=', scheduleId)
    .executeTakeFirst();
  return row && entryOf(row);
}

interface Row {
  interview_id: string;
  schedule_id: string | null;
  synced_version: number;
  synced_revision: number;
  synced_at: Date | null;
  content_hash: string;
  attendees: string[];
  adding_since: Date | null;
  restored: number;
  attempts_finished: number;
}

function entryOf(row: Row): Entry {
  return {
    interviewId: row.interview_id,
    scheduleId: row.schedule_id,
    syncedVersion: row.synced_version,
    syncedRevision: row.synced_revision,
    syncedAt: row.synced_at,
    contentHash: row.content_hash,
    attendees: row.attendees,
    addingSince: row.adding_since,
    restored: row.restored,
    finished: row.attempts_finished,
  };
}

/** Before the call, so that a call whose answer never comes is known to have been made. */
export async function markAdding(db: Reader, interviewId: string, at: Date): Promise<void> {
  await db
    .updateTable('calendar_entry')
    .set({ adding_since: at, schedule_id: null })
    .where('interview_id', '=', interviewId)
    .execute();
}

/** What the calendars show from now on; written as soon as WeCom has said so. */
export interface Shown {
  scheduleId: string | null;
  contentHash: string;
  attendees: string[];
  revision: number;
  restored: number;
  at: Date;
}

export async function recordShown(db: Reader, interviewId: string, shown: Shown): Promise<void> {
  await db
    .updateTable('calendar_entry')
    .set({
      schedule_id: shown.scheduleId,
      content_hash: shown.contentHash,
      attendees: JSON.stringify(shown.attendees),
      synced_revision: shown.revision,
      synced_at: shown.at,
      adding_since: null,
      restored: shown.restored,
    })
    .where('interview_id', '=', interviewId)
    .execute();
}
