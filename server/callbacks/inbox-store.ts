import { sql } from 'kysely';
import type { Reader } from '../db/transaction.ts';
import { claimRows, type Claim, type Queue } from '../jobs/lease-store.ts';

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
 * Keeps an event and wakes the workers; false when it was here before. One statement, committed
 * when it returns: only then may WeCom have its answer.
 */
export async function keepEvent(db: Reader, event: NewEvent): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    with kept as (
      insert into callback_event
        (semantic_key, kind, name, line, message, received_at, status_at, due_at)
      values (${event.semanticKey}, ${event.kind}, ${event.name}, ${event.line ?? null},
              ${event.message}, ${event.at}, ${event.at}, ${event.at})
      on conflict (semantic_key) do nothing
      returning id)
    select id, pg_notify(${channel}, '') from kept`.execute(db);
  return rows.length > 0;
}

/** Events whose turn it is: of each line only the first that is not done. */
export function claimEvents(db: Reader, claim: Claim) {
  return claimRows<number>(
    db,
    inbox,
    claim,
    sql`(q.line is null or not exists (
          select from callback_event earlier
           where earlier.line = q.line and earlier.id < q.id
             and earlier.status in ('received', 'claimed')))`,
  );
}

export interface KeptEvent {
  id: number;
  semanticKey: string;
  message: string;
  receivedAt: Date;
  /** Attempts that ended, and failed. */
  finished: number;
}

/** Undefined when it is not claimed (any more). */
export async function readEvent(db: Reader, id: number): Promise<KeptEvent | undefined> {
  const row = await db
    .selectFrom('callback_event')
    .select(['semantic_key', 'message', 'received_at', 'attempts_finished'])
    .where('id', '=', id)
    .where('status', '=', 'claimed')
    .executeTakeFirst();
  if (!row) return undefined;
  const { semantic_key: semanticKey, message, received_at: receivedAt } = row;
  return { id, semanticKey, message, receivedAt, finished: row.attempts_finished };
}

export type EventOutcome =
  | { status: 'done'; outcome: string }
  | { status: 'failed' | 'set_aside'; error: string }
  | { status: 'received'; error: string; dueAt: Date };

/** Ends one attempt. What was said is not kept longer than the work with it takes. */
export async function endAttempt(db: Reader, id: number, ended: EventOutcome, at: Date) {
  await db
    .updateTable('callback_event')
    .set((eb) => ({
      status: ended.status,
      status_at: at,
      lease_until: null,
      attempts_finished: eb('attempts_finished', '+', 1),
      ...(ended.status === 'done' && { outcome: ended.outcome, message: '' }),
      last_error: ended.status === 'done' ? '' : ended.error,
      ...(ended.status === 'received' && { due_at: ended.dueAt }),
    }))
    .where('id', '=', id)
    .where('status', '=', 'claimed')
    .execute();
  // Its line may go on.
  await sql`select pg_notify(${channel}, '')`.execute(db);
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
