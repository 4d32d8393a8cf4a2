import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type pg from 'pg';

/** Right from server/db and from dist/server: both are two folders below the root. */
const folder = resolve(import.meta.dirname, '../../server/db/migrations');

/** Any number of processes may start at once; this key lets one of them migrate. */
const lockKey = 7_243_110_001;

/**
 * Applies the numbered .sql files that the database has not seen, each in a transaction.
 * Forward only: an applied file that has changed since stops the start.
 * @throws Error naming the file that changed, is missing, or failed.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    // Waiting for a colleague's migration may take longer than a page may.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(
      `create table if not exists migration
         (name text primary key, hash text not null, applied_at timestamptz not null default now())`,
    );
    await applyMissing(client);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
    client.release(true);
  }
}

/** The names of the files this build knows that the database has not applied yet. */
export async function pendingMigrations(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>('select name from migration');
  const applied = new Set(rows.map((row) => row.name));
  return (await fileNames()).filter((name) => !applied.has(name));
}

async function applyMissing(client: pg.PoolClient) {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from migration',
  );
  const applied = new Map(rows.map((row) => [row.name, row.hash]));
  for (const name of await fileNames()) {
    const sql = await readFile(join(folder, name), 'utf8');
    const hash = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
    if (applied.get(name) === hash) continue;
    if (applied.has(name)) {
      throw new Error(
        `Migration ${name} was changed after it ran here. Restore it and add a new file.`,
      );
    }
    await apply(client, name, sql, hash);
  }
}

async function apply(client: pg.PoolClient, name: string, sql: string, hash: string) {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${String(error)}`, { cause: error });
  }
}

async function fileNames() {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}
