import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrator.ts';
import { createPool } from '../../server/db/pool.ts';

/** A migrated database on a PostgreSQL of its own; nothing is left of it after `close`. */
export async function startTemporaryDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), 'wecom-interviews-bench-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    // Root's PostgreSQL runs as another user, who has to walk through; the data stays closed.
    await chmod(dataDir, 0o755);
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, fsync: false });
    const pool = createPool(postgres.url, () => undefined);
    await migrate(pool);
    await pool.end();
    return { url: postgres.url, close: () => postgres.close().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
