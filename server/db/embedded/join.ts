import { Socket } from 'node:net';
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import { readPostmaster } from './postmaster-file.ts';

/** Whoever uses the server holds this lock, shared, in the database "postgres". */
export const usersLock = 7_243_110_002;

/** Our seat at a running server: an open connection that holds the users' lock. */
export interface Membership {
  url: string;
  /** The server's process for our connection; the watchdog makes sure that it is gone. */
  backendPid: number;
  leave(): Promise<void>;
}

/**
 * Joins the server that runs on this cluster. A connection proves that it is the right one:
 * scram shows both sides that the other knows the password.
 * @returns undefined while none runs, while it starts, and while it is about to stop
 */
export async function joinServer(cluster: Cluster): Promise<Membership | undefined> {
  const port = readPostmaster(cluster.data)?.port;
  if (port === undefined) return undefined;
  const url = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`;
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    stream: () => socket,
    connectionTimeoutMillis: 2_000,
    application_name: 'wecom-interviews user',
  });
  // A server that stops cuts this connection; the application's own pool reports that.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ joined: boolean; pid: number }>(
      'select pg_try_advisory_lock_shared($1) as joined, pg_backend_pid() as pid',
      [usersLock],
    );
    const row = rows[0];
    if (row?.joined) {
      // A process that has nothing else to do may end without leaving: the watchdog sees to it.
      socket.unref();
      const leave = () => {
        socket.ref();
        return client.end().catch(() => undefined);
      };
      return { url, backendPid: row.pid, leave };
    }
  } catch {
    // Nobody listens (a stale file), it is still starting, or the port is another program's.
  }
  await client.end().catch(() => undefined);
  return undefined;
}
