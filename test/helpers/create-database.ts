import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../server/db/migrator.ts';
import { until } from './until.ts';

export interface TestDatabase {
  url: string;
  /** Drops the database, whoever is still connected. */
  close(): Promise<void>;
}

/** Test files of one run start at the same moment; this key lets one of them make the template. */
const templateLock = 7_243_110_003;

/** A database of the caller's own, with all migrations applied and empty of people. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = `${inject('databasePrefix')}_template`;
  return create(async (server, name) => {
    await server.query('select pg_advisory_lock($1)', [templateLock]);
    await makeTemplate(server, template);
    await server.query(`create database "${name}" template "${template}"`);
  });
}

/** A database of the caller's own, in which nothing is. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create(async (server, name) => void (await server.query(`create database "${name}"`)));
}

async function create(
  make: (server: pg.Client, name: string) => Promise<void>,
): Promise<TestDatabase> {
  const name = `${inject('databasePrefix')}_${randomBytes(6).toString('hex')}`;
  await withServer((server) => make(server, name));
  return { url: urlOf(name), close: () => withServer((server) => drop(server, name)) };
}

/** A closed pool's connections end a moment later; only then may the rest be cut. */
async function drop(server: pg.Client, name: string): Promise<void> {
  await until(
    () => server.query('select from pg_stat_activity where datname = $1', [name]),
    ({ rowCount }) => rowCount === 0,
    2_000,
  );
  await server.query(`drop database "${name}" with (force)`);
}

/** Under another name until it is migrated: a failed migration must fail every file alike. */
async function makeTemplate(server: pg.Client, template: string): Promise<void> {
  const { rowCount } = await server.query('select from pg_database where datname = $1', [template]);
  if (rowCount) return;

  const draft = `${template}_draft`;
  await server.query(`drop database if exists "${draft}" with (force)`);
  await server.query(`create database "${draft}"`);
  const pool = new pg.Pool({ connectionString: urlOf(draft), max: 1 });
  await migrate(pool).finally(() => pool.end());
  await server.query(`alter database "${draft}" rename to "${template}"`);
}

/** The connection's end releases the lock, too. */
async function withServer(work: (server: pg.Client) => Promise<void>): Promise<void> {
  const server = new pg.Client({ connectionString: inject('postgresUrl') });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  return url.href;
}
