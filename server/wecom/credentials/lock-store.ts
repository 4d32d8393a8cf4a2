import type pg from 'pg';
import type { CredentialKey, RenewalLimits } from './credential.ts';

/**
 * Sets these locks apart from all others of the database. Tickets have a class of their own: a
 * token is fetched while a ticket's lock is held, and must never be hashed to the same one.
 */
const tokenLocks = 7_243_111;
const ticketLocks = 7_243_112;
const lockNotAvailable = '55P03';

/** Another process was still renewing when the wait was over. */
export class RenewalBusy extends Error {
  override name = 'RenewalBusy';
}

/**
 * A transaction under an advisory lock, on a connection of its own. PostgreSQL frees the lock when
 * the process dies, and ends the connection of one that does nothing for `holdMs`.
 */
export async function withRenewalLock<T>(
  pool: pg.Pool,
  { corpId, agentId, kind }: CredentialKey,
  limits: RenewalLimits,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is cut between two queries says so here, and would end the process.
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    await client.query('begin');
    await client.query(
      `select set_config('lock_timeout', $1, true),
              set_config('idle_in_transaction_session_timeout', $2, true)`,
      [`${limits.waitMs}ms`, `${limits.holdMs}ms`],
    );
    await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [
      kind === 'access_token' ? tokenLocks : ticketLocks,
      `${corpId}:${agentId}:${kind}`,
    ]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => (broken ??= reason));
    const isBusy = (error as { code?: string }).code === lockNotAvailable;
    throw isBusy ? new RenewalBusy('another process is renewing it') : error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
