import pg from 'pg';
import { expect, it } from 'vitest';
import { demoCompany } from '../../../server/sandbox/demo-company.ts';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { startSandbox } from '../../../server/sandbox/start-sandbox.ts';
import { crashStorm } from '../../helpers/crash-storm.ts';
import { createTestDatabase } from '../../helpers/create-database.ts';

/** The same each time, unless SEED says another. */
const seed = Number(process.env.SEED ?? 20_261_124);

it(
  `every message arrives once, whatever is killed and whatever WeCom answers (SEED=${seed})`,
  { timeout: 60_000 },
  async () => {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.url });
    const sandbox = await startSandbox({
      port: 0,
      now: Date.now,
      appUrl: 'http://localhost:3000',
      ...demoCredentials,
      seed: demoCompany,
    });

    const report = await crashStorm(
      {
        pool,
        sandbox,
        settings: {
          databaseUrl: database.url,
          apiUrl: sandbox.url,
          ...demoCredentials,
          leaseMs: 1_500,
        },
      },
      {
        messages: 300,
        people: 20,
        seed,
        latencyMs: 100,
        workers: 2,
        atOnce: 10,
        killEveryMs: [500, 2_000],
        faults: 0.05,
        limitMs: 40_000,
      },
    );
    await sandbox.close();
    await pool.end();
    await database.close();

    expect(report).toMatchObject({ lost: 0, twice: 0, notFinal: 0, byStatus: { sent: 300 } });
    expect(report.cards).toBe(150);
    expect(report.shared).toBeGreaterThan(0);
    expect(report.kills).toBeGreaterThan(0);
  },
);
