import { sql } from 'kysely';
import type { Locale } from '#shared/locale.ts';
import type { Reader, Tx } from '../db/transaction.ts';
import { grouped } from '../jobs/grouped.ts';
import { claimRows, type Claim, type Queue } from '../jobs/lease-store.ts';
import type { TileSeat } from './tile.ts';

/** One that is shown is work again when the clock has made it untrue. */
export const tiles: Queue = {
  table: 'workbench_tile',
  id: 'member_id',
  waiting: ['waiting', 'shown'],
  rest: [],
};

/** WeCom takes ten a minute for a member (page 92535). */
const between = sql`interval '10 seconds'`;

/** In the transaction of the change. In the order of their ids, so that two do not wait for each other. */
export async function markTiles(
  tx: Tx,
  change: { memberIds: number[]; at: Date; dueAt: Date },
): Promise<void> {
  const ids = [...new Set(change.memberIds)].sort((a, b) => a - b);
  if (ids.length === 0) return;
  await sql`
    insert into workbench_tile as t (member_id, status_at, due_at)
    select id, ${change.at}, ${change.dueAt} from unnest(${ids}::bigint[]) as id
    on conflict (member_id) do update
       set changes = t.changes + 1,
           status = case when t.status = 'claimed' then t.status else 'waiting' end,
           due_at = case when t.status = 'waiting' then t.due_at
                         else greatest(excluded.due_at, t.shown_at + ${between}) end`.execute(tx);
}

export function claimTiles(db: Reader, claim: Claim) {
  return claimRows<number>(db, tiles, claim);
}

export async function hasDue(db: Reader, at: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from workbench_tile
                    where status in ('waiting', 'shown', 'claimed') and due_at <= ${at}) as due
    `.execute(db);
  return rows[0]?.due ?? false;
}

export interface Owner {
  memberId: number;
  userid: string;
  locale: Locale;
  active: boolean;
  /** As of now: more of them later mean that something has changed since. */
  changes: number;
  finished: number;
  shownHash: string;
}

export async function readOwners(db: Reader, memberIds: number[]): Promise<Owner[]> {
  const rows = await db
    .selectFrom('workbench_tile as t')
    .innerJoin('member as m', 'm.id', 't.member_id')
    .select(['m.id', 'm.userid', 'm.locale', 'm.status', 't.changes', 't.content_hash'])
    .select('t.attempts_finished')
    .where('t.member_id', 'in', memberIds)
    .where('t.status', '=', 'claimed')
    .execute();
  return rows.map((row) => ({
    memberId: row.id,
    userid: row.userid,
    locale: row.locale,
    active: row.status === 'active',
    changes: row.changes,
    finished: row.attempts_finished,
    shownHash: row.content_hash,
  }));
}

/** Seats that the tile counts, by member: yesterday's and later, and those to be rated. */
export async function readSeats(
  db: Reader,
  memberIds: number[],
  at: Date,
): Promise<Map<number, TileSeat[]>> {
  const { rows } = await sql<TileSeat & { memberId: number }>`
    select a.member_id as "memberId", i.id as "interviewId", lower(a.slot) as "startsAt", i.zone,
           i.status in ('scheduled', 'in_progress') as live,
           (i.status = 'awaiting_feedback' and a.seat in ('lead', 'panel')
            and a.feedback_waived_at is null and f.submitted_at is null) as "toRate"
      from assignment a
      join interview i on i.id = a.interview_id
      left join feedback f on f.assignment_id = a.id
     where a.member_id = any(${memberIds}::bigint[])
       and a.response in ('pending', 'accepted')
       and lower(a.slot) > ${at}::timestamptz - interval '60 days'
       and i.status in ('scheduled', 'in_progress', 'awaiting_feedback', 'completed')
       and (i.status <> 'completed' or lower(a.slot) > ${at}::timestamptz - interval '2 days')
     `.execute(db);
  return grouped(rows, ({ memberId }) => memberId);
}

export interface TileEnd {
  memberId: number;
  /** Of the tile that was read; a later change gives it another turn. */
  changes: number;
  status: 'shown' | 'waiting' | 'failed';
  dueAt: Date;
  /** Null leaves it as it is. */
  hash: string | null;
  error: string;
  /** WeCom was not to be asked now, so this was no try. */
  held: boolean;
}

/** Ends the turns of several tiles. One statement. */
export async function endTurns(db: Reader, ends: TileEnd[], at: Date): Promise<void> {
  if (ends.length === 0) return;
  const rows = JSON.stringify(
    ends.map(({ memberId, changes, status, dueAt, hash, error, held }) => ({
      id: memberId,
      changes,
      status,
      due_at: dueAt,
      hash,
      error,
      held,
    })),
  );
  await sql`
    update workbench_tile t
       set status = case when e.status = 'shown' and t.changes > e.changes then 'waiting'
                         else e.status end,
           due_at = case when e.status = 'shown' and t.changes > e.changes
                         then ${at}::timestamptz + ${between} else e.due_at end,
           status_at = ${at}, lease_until = null, last_error = e.error,
           content_hash = coalesce(e.hash, t.content_hash),
           shown_at = case when e.hash is null then t.shown_at else ${at} end,
           attempts_started = case when e.status = 'shown' then 0
                                   when e.held then t.attempts_started - 1
                                   else t.attempts_started end,
           attempts_finished = case when e.status = 'shown' then 0
                                    when e.held then t.attempts_finished
                                    else t.attempts_finished + 1 end
      from jsonb_to_recordset(${rows}::jsonb) as e(
             id bigint, changes int, status text, due_at timestamptz, hash text, error text,
             held boolean)
     where t.member_id = e.id and t.status = 'claimed'`.execute(db);
}

/** Tiles for those who have an interview to come and no tile yet. Says how many. */
export async function addMissing(
  db: Reader,
  now: { corpId: string; at: Date; most: number },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into workbench_tile (member_id, status_at, due_at)
    select distinct a.member_id, ${now.at}::timestamptz, ${now.at}::timestamptz
      from interview i join assignment a on a.interview_id = i.id
     where i.corp_id = ${now.corpId} and i.status in ('scheduled', 'in_progress')
       and upper(i.slot) > ${now.at} and a.response in ('pending', 'accepted')
       and not exists (select from workbench_tile t where t.member_id = a.member_id)
     order by a.member_id limit ${now.most}
    on conflict (member_id) do nothing`.execute(db);
  return Number(numAffectedRows);
}
