import { sql } from 'kysely';
import type { Reader, Tx } from '../../db/transaction.ts';

export interface Used {
  minute: number;
  hour: number;
}

/**
 * How many messages each of them was sent in the last minute and hour. Holds their rows until the
 * transaction ends, so that two processes do not both take the last place.
 */
export async function lockBudgets(tx: Tx, members: number[], at: Date): Promise<Map<number, Used>> {
  const { rows: locked } = await sql<{ id: number }>`
    select id from member where id = any(${members}) order by id for no key update`.execute(tx);
  const { rows } = await sql<{ id: number } & Used>`
    select recipient_id as id, count(*)::int as hour,
           count(*) filter (where tried_at > ${minus(at, 60_000)})::int as minute
      from notification
     where recipient_id = any(${locked.map(({ id }) => id)}) and tried_at > ${minus(at, 3_600_000)}
     group by recipient_id`.execute(tx);
  const used = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return new Map(locked.map(({ id }) => [id, used.get(id) ?? { minute: 0, hour: 0 }]));
}

/** Messages of the app since then, to members. */
export async function countSince(db: Reader, corpId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notification
     where corp_id = ${corpId} and tried_at >= ${since}`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface Frozen {
  id: number;
  started: number;
  callId: number;
  address: string;
  taskId: string | null;
  /** On the first row of the call only. */
  content: object | null;
}

/**
 * Settles what goes out and to whom, before it does: from here on it may have arrived. Returns the
 * ids of rows that are still this worker's.
 */
export async function freeze(tx: Tx, frozen: Frozen[], at: Date): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    update notification n
       set call_id = given."callId", address = given.address, content = given.content,
           task_id = coalesce(given."taskId", n.task_id),
           maybe_since = coalesce(n.maybe_since, ${at}::timestamptz), tried_at = ${at}
      from json_to_recordset(${JSON.stringify(frozen)}::json) as given
        (id bigint, started int, "callId" bigint, address text, "taskId" text, content json)
     where n.id = given.id and n.status = 'claimed' and n.attempts_started = given.started
    returning n.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** From here on it may have happened. */
export async function markTried(db: Reader, id: number, at: Date): Promise<void> {
  await sql`
    update notification set maybe_since = coalesce(maybe_since, ${at}::timestamptz)
     where id = ${id}`.execute(db);
}

/** It goes out again as it was. */
export async function retried(db: Reader, ids: number[], at: Date): Promise<void> {
  await sql`update notification set tried_at = ${at} where id = any(${ids})`.execute(db);
}

function minus(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms);
}
