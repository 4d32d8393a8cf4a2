import { sql } from 'kysely';
import type { Reader } from '../db/transaction.ts';

export type TurnEnd =
  /** The calendars agree with that version. */
  | { status: 'synced'; version: number; revision: number }
  | { status: 'failed'; error: string }
  /** `held`: WeCom was not to be asked now, so this was no try. */
  | { status: 'waiting'; error: string; dueAt: Date; held: boolean };

/** Ends one turn; a change that came meanwhile gives it another one at once. */
export async function endTurn(db: Reader, interviewId: string, end: TurnEnd, at: Date) {
  const own = sql`where interview_id = ${interviewId} and status = 'claimed'`;
  if (end.status === 'synced') {
    await sql`
      update calendar_entry
         set status = case when wanted_version > ${end.version} then 'waiting' else 'synced' end,
             status_at = ${at}, due_at = ${at}, lease_until = null, last_error = '',
             synced_version = ${end.version}, synced_revision = ${end.revision},
             attempts_started = 0, attempts_finished = 0 ${own}`.execute(db);
    return;
  }
  const held = end.status === 'waiting' && end.held;
  const dueAt = end.status === 'waiting' ? end.dueAt : at;
  await sql`
    update calendar_entry
       set status = ${end.status}, status_at = ${at}, due_at = ${dueAt}, lease_until = null,
           last_error = ${end.error},
           attempts_started = attempts_started - ${held ? 1 : 0},
           attempts_finished = attempts_finished + ${held ? 0 : 1} ${own}`.execute(db);
}

/** The next turn asks WeCom what is there: for one schedule, or for all of a calendar that is gone. */
export async function lookAgain(
  db: Reader,
  which: { scheduleId: string } | { all: true },
  at: Date,
): Promise<number> {
  const some = 'scheduleId' in which ? sql`and schedule_id = ${which.scheduleId}` : sql``;
  const { numAffectedRows = 0n } = await sql`
    update calendar_entry e
       set content_hash = '', wanted_version = i.version, due_at = ${at},
           status = case when e.status = 'claimed' then e.status else 'waiting' end
      from interview i
     where i.id = e.interview_id and i.status in ('scheduled', 'in_progress')
       and upper(i.slot) > ${at} and schedule_id is not null ${some}`.execute(db);
  return Number(numAffectedRows);
}

/**
 * Compares the interviews to come with their entries and marks what differs: interviews of before
 * calendars were kept, or whose mark was lost with a restored backup. Says how many.
 */
export async function compare(
  db: Reader,
  now: { corpId: string; at: Date; most: number },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into calendar_entry as e (interview_id, wanted_version, status_at, due_at)
    select i.id, i.version, ${now.at}, ${now.at}
      from interview i left join calendar_entry old on old.interview_id = i.id
     where i.corp_id = ${now.corpId}
       and i.status in ('scheduled', 'in_progress') and upper(i.slot) > ${now.at}
       and (old.interview_id is null or old.wanted_version < i.version)
     order by i.id limit ${now.most}
    on conflict (interview_id) do update
       set wanted_version = excluded.wanted_version, due_at = excluded.due_at,
           status = case when e.status = 'claimed' then e.status else 'waiting' end`.execute(db);
  return Number(numAffectedRows);
}
