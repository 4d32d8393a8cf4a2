import { readConfig } from './config.ts';
import { startEmbeddedPostgres } from './db/embedded.ts';
import { migrate } from './db/migrator.ts';
import { createPool } from './db/pool.ts';
import { run } from './run.ts';

/** `npm run migrate`: brings the database to this build, then ends. */
await run(async () => {
  const config = readConfig();
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  const pool = createPool(config.databaseUrl ?? embedded?.url ?? '', (error) => log(String(error)));
  try {
    await migrate(pool);
    process.stdout.write('The database is up to date.\n');
  } finally {
    await pool.end();
    await embedded?.close();
  }
});
