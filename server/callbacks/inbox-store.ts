import { sql } from 'kysely';
import type { Reader } from '../db/transaction.ts';
import { claimRows, type Claim, type Claimed, type Queue } from '../jobs/lease-store.ts';

/** What `NOTIFY` says when an event is kept. */
export const channel = 'callback_event';

export const inbox: Queue = {
  table: 'callback_event',
  id: 'id',
  waiting: ['received'],
  rest: ['done'],
};

export interface NewEvent {
  semanticKey: string;
  kind: string;
  name: string;
  line: string | undefined;
  /** The decrypted XML. */
  message: string;
  at: Date;
}

/**
 * Keeps events and wakes the workers; of each whether it is new. One statement, committed when it
 * returns: only then may WeCom have its answers.
 */
export async function keepEvents(db: Reader, events: NewEvent[]): Promise<boolean[]> {
  const column = <K extends keyof NewEvent>(key: K) => events.map((event) => event[key] ?? null);
  const { rows } = await sql<{ key: string }>`
    with kept as (
      insert into callback_event
        (semantic_key, kind, name, line, message, received_at, status_at, due_at)
      select key, kind, name, line, message, at, at, at
        from unnest(${column('semanticKey')}::text[], ${column('kind')}::text[],
                    ${column('name')}::text[], ${column('line')}::text[],
                    ${column('message')}::text[], ${column('at')}::timestamptz[])
               as event (key, kind, name, line, message, at)
      on conflict (semantic_key) do nothing
      returning semantic_key)
    select semantic_key as key, pg_notify(${channel}, '') from kept`.execute(db);
  const kept = new Set(rows.map(({ key }) => key));
  // The same event twice at once is new once.
  return events.map(({ semanticKey }) => kept.delete(semanticKey));
}

export interface KeptEvent extends Claimed<number> {
  semanticKey: string;
  message: string;
  receivedAt: Date;
  /** Attempts that ended, and failed. */
  finished: number;
}

/** Events whose turn it is: of each line only the first that is not done. */
export function claimEvents(db: Reader, claim: Claim): Promise<KeptEvent[]> {
  return claimRows<number, KeptEvent>(db, inbox, claim, {
    only: sql`(q.line is null or not exists (
          select from callback_event earlier
           where earlier.line = q.line and earlier.id < q.id
             and earlier.status in ('received', 'claimed')))`,
    more: sql`, semantic_key as "semanticKey", message, received_at as "receivedAt",
              attempts_finished as finished`,
  });
}

export type EventOutcome =
  | { status: 'done'; outcome: string }
  | { status: 'failed' | 'set_aside'; error: string }
  | { status: 'received'; error: string; dueAt: Date };

export interface EndedAttempt {
  id: number;
  ended: EventOutcome;
}

/**
 * Ends attempts. What was said is not kept longer than the work with it takes. Whoever ends one
 * claims again, so that its line goes on without a notification. One statement.
 */
export async function endAttempts(db: Reader, ends: EndedAttempt[], at: Date): Promise<void> {
  const rows = ends.map(({ id, ended }) => ({
    id,
    status: ended.status,
    outcome: ended.status === 'done' ? ended.outcome : '',
    error: ended.status === 'done' ? '' : ended.error,
    due_at: ended.status === 'received' ? ended.dueAt : at,
  }));
  await sql`
    update callback_event c
       set status = e.status, status_at = ${at}, lease_until = null, outcome = e.outcome,
           last_error = e.error, due_at = e.due_at, attempts_finished = attempts_finished + 1,
           message = case when e.status = 'done' then '' else c.message end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(
             id bigint, status text, outcome text, error text, due_at timestamptz)
     where c.id = e.id and c.status = 'claimed'`.execute(db);
}

/** Forgets what ended before these moments. */
export async function sweepEvents(db: Reader, before: { done: Date; others: Date }) {
  await db
    .deleteFrom('callback_event')
    .where(({ eb, and, or }) =>
      or([
        and([eb('status', '=', 'done'), eb('status_at', '<', before.done)]),
        and([eb('status', 'in', ['failed', 'set_aside']), eb('status_at', '<', before.others)]),
      ]),
    )
    .execute();
}
