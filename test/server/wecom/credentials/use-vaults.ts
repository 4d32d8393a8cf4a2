import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createSeal } from '../../../../server/wecom/credentials/seal.ts';
import { createCredentialStore } from '../../../../server/wecom/credentials/store.ts';
import { unreachable } from '../../../../server/wecom/errors.ts';
import type { Fetched } from '../../../../server/wecom/credentials/renew.ts';
import { createVault } from '../../../../server/wecom/credentials/vault.ts';
import { createClock, type TestClock } from '../../../helpers/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../../helpers/create-database.ts';

/** What makes a vault another one than usual. */
interface Differences {
  appSecret?: string;
  agentId?: number;
  corpId?: string;
  secret?: string;
  pool?: pg.Pool;
}

/** Vaults of one file's tests on one database, with a clock that tests move. */
export function useVaults() {
  const shared = {} as { pool: pg.Pool; clock: TestClock; url: string };
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    shared.url = database.url;
    shared.pool = new pg.Pool({ connectionString: database.url });
  });
  afterAll(async () => {
    await shared.pool.end();
    await database.close();
  });
  beforeEach(async () => {
    shared.clock = createClock('2026-11-24T09:00:00Z');
    await shared.pool.query('truncate wecom_credential, wecom_credential_refusal');
  });

  /** A vault as one process has it; `answers` are what WeCom says, in order. */
  function vaultWith(answers: (Fetched | Error)[], differences: Differences = {}) {
    const asked: string[] = [];
    const { clock } = shared;
    const { pool = shared.pool, appSecret = 'app secret', ...more } = differences;
    const vault = createVault({
      corpId: 'ww1',
      agentId: 1,
      secret: 'app secret of WeCom',
      ...more,
      store: createCredentialStore(pool, clock),
      seal: createSeal(appSecret),
      elapsed: clock.now,
      deadlineMs: 5000,
      holdMs: 5000,
      async fetch(kind) {
        asked.push(kind);
        if (kind !== 'access_token') await vault.get('access_token');
        await new Promise((resolve) => setImmediate(resolve));
        const answer = answers.shift();
        if (!answer) throw unreachable('gettoken', 'asked more often than the test expects');
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });
    return { vault, asked };
  }

  return { shared, vaultWith };
}

export const lasting = (value: string, expiresIn: unknown = 7200): Fetched => ({
  value,
  expiresIn,
});
