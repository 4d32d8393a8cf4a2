import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { demoCompany } from '../../server/sandbox/demo-company.ts';
import { demoCredentials } from '../../server/sandbox/demo-credentials.ts';
import { startSandbox, type Sandbox } from '../../server/sandbox/start-sandbox.ts';
import {
  createWecomClient,
  type WecomClient,
  type WecomOptions,
} from '../../server/wecom/client.ts';
import { createHoldStore } from '../../server/wecom/holds-store.ts';
import { createSeal } from '../../server/wecom/credentials/seal.ts';
import { createCredentialStore } from '../../server/wecom/credentials/store.ts';
import { recordingRandom, recordLog } from './run-log.ts';
import { createClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './create-database.ts';

type Changes = Pick<
  WecomOptions,
  'apiUrl' | 'secret' | 'onError' | 'onCall' | 'mostAtOnce' | 'holds'
> & {
  limits: Partial<WecomOptions['limits']>;
};

/**
 * For the tests of one file: a database for all, a fresh sandbox and an empty vault for each.
 * `connect` makes a client as a process of its own has it: only those two are shared.
 */
export function useWecom() {
  const clock = createClock('2026-11-24T09:00:00Z');
  /** `slept`: milliseconds between a call and its repetition. */
  const world = { slept: [] as number[] } as {
    sandbox: Sandbox;
    pool: pg.Pool;
    slept: number[];
  };
  let database: TestDatabase;
  let clients: WecomClient[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    world.pool = new pg.Pool({ connectionString: database.url });
  });
  afterAll(async () => {
    await world.pool.end();
    await database.close();
  });
  beforeEach(async () => {
    await world.pool.query('truncate wecom_credential, wecom_credential_refusal, wecom_hold');
    world.slept.length = 0;
    world.sandbox = await startSandbox({
      port: 0,
      now: clock.now,
      appUrl: 'http://localhost:3000',
      ...demoCredentials,
      seed: demoCompany,
      random: recordingRandom,
    });
  });
  afterEach(async () => {
    for (const client of clients) client.close();
    clients = [];
    await world.sandbox.close();
  });

  function connect({ limits, ...changes }: Partial<Changes> = {}): WecomClient {
    const { url } = world.sandbox;
    const client = createWecomClient({
      ...demoCredentials,
      limits: {
        timeoutMs: 2000,
        repeatWithinMs: 60_000,
        deadlineMs: 5000,
        holdMs: 5000,
        ...limits,
      },
      mostAtOnce: 20,
      holds: createHoldStore(world.pool, { ...demoCredentials, ...clock }),
      sleep: (ms) => {
        world.slept.push(ms);
        clock.advance(ms);
        return Promise.resolve();
      },
      apiUrl: url,
      authorizeUrl: `${url}/connect/oauth2/authorize`,
      loginUrl: `${url}/wwlogin/sso/login`,
      store: createCredentialStore(world.pool, clock),
      seal: createSeal('secret'),
      now: clock.now,
      elapsed: clock.now,
      random: () => 0.5,
      onError: (error) => {
        throw error;
      },
      randomBytes: (count) => Buffer.alloc(count, 7),
      onCall: (report) => recordLog(JSON.stringify(report)),
      ...changes,
    });
    clients.push(client);
    return client;
  }

  return { world, connect, clock };
}
