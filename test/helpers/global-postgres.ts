import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../server/db/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server on which this run may create databases. */
    postgresUrl: string;
    /** Begins the name of every database of this run. */
    databasePrefix: string;
  }
}

const folderPrefix = 'wecom-interviews-test-';
const day = 86_400_000;

interface RunPostgres {
  url: string;
  prefix: string;
  close(): Promise<void>;
}

/** vitest calls us once for each project that needs a database, each time as a module anew. */
const run = globalThis as { runPostgres?: { postgres: Promise<RunPostgres>; users: number } };

/** One PostgreSQL for the whole run: TEST_DATABASE_URL, or an embedded one that leaves nothing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (run.runPostgres ??= { postgres: start(), users: 0 });
  shared.users += 1;
  const { url, prefix, close } = await shared.postgres;
  project.provide('postgresUrl', url);
  project.provide('databasePrefix', prefix);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete run.runPostgres;
    await close();
  };
}

async function start(): Promise<RunPostgres> {
  const prefix = `test_${randomBytes(4).toString('hex')}`;
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, prefix, close: () => dropDatabases(given, prefix) };

  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), folderPrefix));
  // Root's PostgreSQL runs as another user, who has to walk through; the data stays closed.
  await chmod(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, fsync: false });
  const close = async () => {
    await postgres.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: postgres.url, prefix, close };
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`);
  await client.end();
}

/** A run ended by kill -9 could not remove its folder. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(folderPrefix)) continue;
    const path = join(tmpdir(), name);
    const found = await stat(path).catch(() => undefined);
    if (!found || Date.now() - found.mtimeMs < day) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
