import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WecomError } from '../../../../server/wecom/errors.ts';
import type { Fetched } from '../../../../server/wecom/credentials/renew.ts';
import { createHeldStore } from '../../../../server/wecom/credentials/held-store.ts';
import { createSeal } from '../../../../server/wecom/credentials/seal.ts';
import { createCredentialStore } from '../../../../server/wecom/credentials/store.ts';
import { createVault } from '../../../../server/wecom/credentials/vault.ts';
import { startCutProxy } from '../../../helpers/cut-proxy.ts';
import { until } from '../../../helpers/until.ts';
import { createTestDatabase, type TestDatabase } from '../../../helpers/create-database.ts';

let database: TestDatabase;
const pools: pg.Pool[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  const pool = openPool();
  await pool.query('truncate wecom_credential, wecom_credential_refusal');
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});
afterAll(() => database.close());

/** Connections of its own, as another process has them. */
function openPool(url = database.url): pg.Pool {
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => undefined);
  pools.push(pool);
  return pool;
}

function vaultOn(pool: pg.Pool, fetch: () => Promise<Fetched>, holdMs = 5_000, keys = ['secret']) {
  const [secret = '', ...previous] = keys;
  return createVault({
    corpId: 'ww1',
    agentId: 1,
    secret: 'of WeCom',
    store: createCredentialStore(pool),
    seal: createSeal(secret, previous),
    elapsed: () => performance.now(),
    deadlineMs: 5_000,
    holdMs,
    fetch,
  });
}

const answers = (value: unknown) => () => Promise.resolve({ value, expiresIn: 7200 });
const neverAsked = () => Promise.reject(new Error('WeCom was asked'));

async function failureOf(work: Promise<unknown>): Promise<WecomError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WecomError);
  return error as WecomError;
}

describe('an answer that comes too late', () => {
  it('does not replace the newer token another connection has stored meanwhile', async () => {
    let release = (_fetched: Fetched) => {};
    const late = new Promise<Fetched>((resolve) => (release = resolve));
    let asked = 0;
    const slow = vaultOn(openPool(), () => ((asked += 1), late), 300);
    const first = slow.get('access_token');
    await until(
      () => asked,
      (times) => times === 1,
    );

    expect(await vaultOn(openPool(), answers('new')).get('access_token')).toBe('new');
    release({ value: 'old', expiresIn: 7200 });

    expect((await failureOf(first)).reaction).toBe('retry');
    expect(await slow.get('access_token')).toBe('new');
    expect(await vaultOn(openPool(), neverAsked).get('access_token')).toBe('new');
  });
});

describe('two connections that write what they have read', () => {
  const key = { corpId: 'ww1', agentId: 1, kind: 'access_token' } as const;
  const row = (text: string) => ({
    ciphertext: Buffer.from(text),
    keyId: 'k',
    givenSince: new Date(),
    obtainedAt: new Date(),
    expiresAt: new Date(Date.now() + 7_200_000),
  });

  it.each([0, 1])(
    'do not overwrite each other, though none holds the lock: version %i',
    async (seen) => {
      const pool = openPool();
      const clients = [await pool.connect(), await pool.connect()];
      const [one, other] = clients.map((client) => createHeldStore(client, key, () => null));
      if (seen === 1) await one?.write(row('first'), 0);

      const written = [
        await one?.write(row('newer'), seen),
        await other?.write(row('older'), seen),
      ];
      const stored = (await one?.read())?.row;
      for (const client of clients) client.release();

      expect(written).toEqual([true, false]);
      expect(stored).toMatchObject({ ciphertext: Buffer.from('newer'), version: seen + 1 });
    },
  );
});

describe('a database that is away', () => {
  let proxy: Awaited<ReturnType<typeof startCutProxy>>;

  beforeEach(async () => {
    proxy = await startCutProxy(database.url);
  });
  afterEach(() => proxy.cut());

  it('leaves a token in use that is held in memory', async () => {
    const vault = vaultOn(openPool(proxy.url), answers('held'));
    await vault.get('access_token');
    proxy.cut();

    expect(await vault.get('access_token')).toBe('held');
  });

  it('is a typed error without a token in memory, and costs no call of gettoken', async () => {
    proxy.cut();
    let asked = 0;
    const vault = vaultOn(openPool(proxy.url), () => {
      asked += 1;
      return answers('A')();
    });

    const error = await failureOf(vault.get('access_token'));

    expect(error).toMatchObject({ api: 'gettoken', errcode: null, reaction: 'retry' });
    expect(error.advice).toContain('DATABASE_URL');
    expect((await failureOf(vault.replace('access_token', 'failed'))).advice).toContain('database');
    expect(asked).toBe(0);
  });
});

describe('what WeCom answers as a token', () => {
  it.each([undefined, null, '', 7, 'x'.repeat(5000)])(
    'is not stored when it is %s',
    async (value) => {
      const error = await failureOf(vaultOn(openPool(), answers(value)).get('access_token'));

      expect(error.message).toContain('without a usable value');
      expect(await vaultOn(openPool(), answers('good')).get('access_token')).toBe('good');
    },
  );
});

describe('another APP_SECRET', () => {
  it('still reads what the previous one sealed, and seals anew with the next write', async () => {
    const pool = openPool();
    await vaultOn(pool, answers('A'), 5_000, ['old']).get('access_token');

    const rotated = vaultOn(pool, answers('B'), 5_000, ['new', 'old']);
    expect(await rotated.get('access_token')).toBe('A');
    await rotated.replace('access_token', 'A');

    expect(await vaultOn(pool, neverAsked, 5_000, ['new']).get('access_token')).toBe('B');
  });

  it('without the previous one asks WeCom again, as for a row that was tampered with', async () => {
    const pool = openPool();
    await vaultOn(pool, answers('A'), 5_000, ['old']).get('access_token');
    expect(await vaultOn(pool, answers('B'), 5_000, ['new']).get('access_token')).toBe('B');

    await pool.query(
      'update wecom_credential set ciphertext = set_byte(ciphertext, 28, get_byte(ciphertext, 28) # 1)',
    );
    expect(await vaultOn(pool, answers('C'), 5_000, ['new']).get('access_token')).toBe('C');
  });
});
