import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startEmbeddedPostgres } from '../../server/db/embedded.ts';

/** A new data folder for each test of the file that calls this; read `path` inside the tests. */
export function useDataFolder(): { path: string } {
  const folder = { path: '' };
  beforeEach(() => void (folder.path = makeFolder()));
  afterEach(() => removeFolder(folder.path));
  return folder;
}

/** One for all tests of the file, in which a first start has made the database: that takes long. */
export function useMadeDatabase(): { path: string } {
  const folder = { path: '' };
  beforeAll(async () => {
    folder.path = makeFolder();
    const options = { dataDir: folder.path, log: () => undefined, fsync: false };
    await (await startEmbeddedPostgres(options)).close();
  });
  afterAll(() => removeFolder(folder.path));
  return folder;
}

/** Root's PostgreSQL runs as another user, who has to walk through. */
function makeFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'wecom-interviews-test-embedded-'));
  chmodSync(path, 0o755);
  return path;
}

function removeFolder(path: string) {
  rmSync(path, { recursive: true, force: true });
}

/** One statement over a connection of its own. */
export async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
