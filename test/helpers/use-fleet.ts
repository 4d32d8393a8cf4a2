import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { demoCompany } from '../../server/sandbox/demo-company.ts';
import { demoCredentials } from '../../server/sandbox/demo-credentials.ts';
import { startSandbox, type Sandbox } from '../../server/sandbox/start-sandbox.ts';
import { createTestDatabase, type TestDatabase } from './create-database.ts';
import { startWecomProcess, type ProcessSettings, type WecomProcess } from './wecom-process.ts';

/** Real processes on one database and one sandbox; all are fresh for each test. */
export function useFleet() {
  const fleet = {} as { sandbox: Sandbox; pool: pg.Pool; databaseUrl: string };
  let database: TestDatabase;
  let processes: WecomProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    fleet.databaseUrl = database.url;
    fleet.pool = new pg.Pool({ connectionString: database.url });
  });
  afterAll(async () => {
    await fleet.pool.end();
    await database.close();
  });
  beforeEach(async () => {
    await fleet.pool.query('truncate wecom_credential, wecom_credential_refusal');
    fleet.sandbox = await startSandbox({
      port: 0,
      now: Date.now,
      appUrl: 'http://localhost:3000',
      ...demoCredentials,
      seed: demoCompany,
    });
  });
  afterEach(async () => {
    await Promise.all(processes.map((one) => one.kill()));
    processes = [];
    await fleet.sandbox.close();
  });

  async function start(settings: Partial<ProcessSettings> = {}): Promise<WecomProcess> {
    const one = await startWecomProcess({
      databaseUrl: fleet.databaseUrl,
      apiUrl: fleet.sandbox.url,
      ...demoCredentials,
      timeoutMs: 5_000,
      credentials: { deadlineMs: 10_000, holdMs: 10_000 },
      ...settings,
    });
    processes.push(one);
    return one;
  }

  /** Calls of gettoken that reached WeCom. */
  const asked = () => fleet.sandbox.callsTo('gettoken').length;

  return { fleet, start, asked };
}
