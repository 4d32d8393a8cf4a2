import pg from 'pg';
import { demoCompany } from '../../server/sandbox/demo-company.ts';
import { demoCredentials } from '../../server/sandbox/demo-credentials.ts';
import { startSandbox, type Sandbox } from '../../server/sandbox/start-sandbox.ts';
import { startWecomProcess, type ProcessSettings, type WecomProcess } from './wecom-process.ts';

export type Fleet = ReturnType<typeof createFleet>;

/** Far more than anything takes: a busy machine must not look like a WeCom that is away. */
const limits = { timeoutMs: 60_000, repeatWithinMs: 0, deadlineMs: 60_000, holdMs: 60_000 };

/** Real processes on the database at `databaseUrl` and on a sandbox in this process. */
export function createFleet(databaseUrl: string, random?: (bytes: number) => Buffer) {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  let sandbox: Sandbox | undefined;
  /** To start one takes a second: they are used again, with new clients. */
  const idle: WecomProcess[] = [];
  const busy: WecomProcess[] = [];

  function currentSandbox(): Sandbox {
    if (!sandbox) throw new Error('The fleet has not begun.');
    return sandbox;
  }

  async function end() {
    idle.push(...busy.splice(0).filter((one) => one.isAlive()));
    await sandbox?.close();
    sandbox = undefined;
  }

  return {
    databaseUrl,
    pool,
    sandbox: currentSandbox,

    /** Ends what ran before; nothing is stored then, and the sandbox is another one. */
    async begin() {
      await end();
      await pool.query('truncate wecom_credential, wecom_credential_refusal, wecom_hold');
      sandbox = await startSandbox({
        port: 0,
        now: Date.now,
        appUrl: 'http://localhost:3000',
        ...demoCredentials,
        seed: demoCompany,
        ...(random && { random }),
      });
    },

    async start(
      settings: Partial<Omit<ProcessSettings, 'limits'>> & {
        limits?: Partial<ProcessSettings['limits']>;
      } = {},
    ): Promise<WecomProcess> {
      const one = idle.pop() ?? (await startWecomProcess());
      busy.push(one);
      await one.become({
        databaseUrl,
        apiUrl: currentSandbox().url,
        ...demoCredentials,
        ...settings,
        limits: { ...limits, ...settings.limits },
      });
      return one;
    },

    /** Calls of gettoken that reached WeCom. */
    asked: () => currentSandbox().callsTo('gettoken').length,

    /** Renewals that wait for another one to end. */
    async waiting(): Promise<number> {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int from pg_locks join pg_database d on d.oid = database
          where locktype = 'advisory' and not granted and d.datname = current_database()`,
      );
      return rows[0]?.count ?? 0;
    },

    async close() {
      await end();
      await Promise.all(idle.map((one) => one.kill()));
      await pool.end();
    },
  };
}
