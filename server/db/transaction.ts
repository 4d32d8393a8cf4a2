import type { Transaction } from 'kysely';
import type { Db } from './pool.ts';
import type { Database } from './schema.ts';

export type Tx = Transaction<Database>;
/** What a store function reads with: the pool or the caller's transaction. */
export type Reader = Db | Tx;

/** Commits when `work` resolves, rolls back and rethrows when it rejects. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}
