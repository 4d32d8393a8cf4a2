import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, pendingMigrations } from '../../../server/db/migrator.ts';
import { createEmptyDatabase, type TestDatabase } from '../../helpers/create-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.close());

async function withPool<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: database.url });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

describe('migrations', () => {
  it('run once when four processes start together on an empty database', async () => {
    await Promise.all([1, 2, 3, 4].map(() => withPool(migrate)));

    const rows = await withPool(
      async (pool) => (await pool.query('select name from migration')).rows,
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(await withPool(pendingMigrations)).toEqual([]);
  });

  it('stop the start when an applied file was changed', async () => {
    await withPool((pool) =>
      pool.query(`update migration set hash = 'other' where name like '0001%'`),
    );

    await expect(withPool(migrate)).rejects.toThrow(/0001_.*changed after it ran here/);
  });
});
