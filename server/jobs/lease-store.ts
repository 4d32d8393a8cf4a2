import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../db/transaction.ts';

/**
 * A table whose rows are work. It has the columns `status`, `status_at`, `due_at`, `lease_until`,
 * `attempts_started`, `attempts_finished`; a row under way has the status `claimed`.
 */
export interface Queue {
  table: string;
  /** Its primary key. */
  id: string;
  /** Statuses in which a row is work once it is due. */
  waiting: readonly string[];
  /** The statuses at rest, in which most rows are after a while: not counted. */
  rest: readonly string[];
}

export interface Claim {
  at: Date;
  leaseUntil: Date;
  most: number;
}

export interface Claimed<Id> {
  id: Id;
  /** Started and never finished, this time included: 1 unless a process died over it. */
  unfinished: number;
}

/**
 * Takes due rows, and rows whose worker died, for the time of the lease. Workers do not wait for
 * each other. `only` narrows the choice, the row is `q` there; `more` are columns to be read with
 * it. One statement, its own transaction.
 */
export async function claimRows<Id extends number | string, More extends object = object>(
  db: Reader,
  queue: Queue,
  { at, leaseUntil, most }: Claim,
  {
    only = sql`true`,
    more = sql``,
  }: { only?: RawBuilder<unknown>; more?: RawBuilder<unknown> } = {},
): Promise<(Claimed<Id> & More)[]> {
  const id = sql.ref(queue.id);
  const { rows } = await sql<Claimed<Id> & More>`
    update ${sql.table(queue.table)} set status = 'claimed', status_at = ${at},
           lease_until = ${leaseUntil}, attempts_started = attempts_started + 1
     where ${id} in (
       select ${id} from ${sql.table(queue.table)} as q
        where ((status in (${sql.join(queue.waiting)}) and due_at <= ${at})
            or (status = 'claimed' and lease_until < ${at}))
          and ${only}
        order by due_at, ${id} limit ${most}
        for update skip locked)
    returning ${id} as id, attempts_started - attempts_finished as unfinished ${more}
    `.execute(db);
  return rows;
}

export interface QueueCount {
  status: string;
  count: number;
}

/** Rows by status; those at rest are left out, as there may be millions. */
export async function countRows(db: Reader, { table, rest }: Queue): Promise<QueueCount[]> {
  // As literals, so that a partial index without them is found.
  const some =
    rest.length === 0
      ? sql``
      : sql`where status not in (${sql.join(rest.map((one) => sql.lit(one)))})`;
  const { rows } = await sql<QueueCount>`
    select status, count(*)::int as count from ${sql.table(table)} ${some}
     group by status order by status`.execute(db);
  return rows;
}

/** Seconds for which the oldest row has been due; 0 when nothing waits. */
export async function oldestDueSeconds(db: Reader, queue: Queue, at: Date): Promise<number> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from ${at}::timestamptz - min(due_at))::float8 as seconds
      from ${sql.table(queue.table)}
     where status in (${sql.join([...queue.waiting, 'claimed'])}) and due_at <= ${at}`.execute(db);
  return Math.max(0, rows[0]?.seconds ?? 0);
}
