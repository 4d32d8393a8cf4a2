import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../../../server/wecom/credentials/seal.ts';
import { createCredentialStore } from '../../../../server/wecom/credentials/store.ts';
import { unreachable } from '../../../../server/wecom/errors.ts';
import type { Fetched } from '../../../../server/wecom/credentials/renew.ts';
import { createVault } from '../../../../server/wecom/credentials/vault.ts';
import { createClock } from '../../../helpers/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../../helpers/create-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
let clock = createClock('2026-11-24T09:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.close();
});
beforeEach(async () => {
  clock = createClock('2026-11-24T09:00:00Z');
  await pool.query('truncate wecom_credential, wecom_credential_refusal');
});

/** A vault as one process has it; `answers` are what WeCom says, in order. */
function vaultWith(answers: Fetched[], secret = 'app secret', agentId = 1) {
  const asked: string[] = [];
  const vault = createVault({
    corpId: 'ww1',
    agentId,
    secret: 'app secret of WeCom',
    store: createCredentialStore(pool, clock),
    seal: createSeal(secret),
    elapsed: clock.now,
    deadlineMs: 5000,
    holdMs: 5000,
    async fetch(kind) {
      asked.push(kind);
      await new Promise((resolve) => setImmediate(resolve));
      const answer = answers.shift();
      if (!answer) throw unreachable('gettoken', 'asked more often than the test expects');
      return answer;
    },
  });
  return { vault, asked };
}

const lasting = (value: string, expiresIn: unknown = 7200): Fetched => ({ value, expiresIn });

describe('the vault', () => {
  it('asks WeCom once for fifty callers', async () => {
    const { vault, asked } = vaultWith([lasting('A')]);

    const values = await Promise.all(Array.from({ length: 50 }, () => vault.get('access_token')));

    expect(new Set(values)).toEqual(new Set(['A']));
    expect(asked).toHaveLength(1);
  });

  it('asks WeCom not at all after a restart', async () => {
    await vaultWith([lasting('A')]).vault.get('access_token');

    const restarted = vaultWith([]);

    expect(await restarted.vault.get('access_token')).toBe('A');
    expect(restarted.asked).toEqual([]);
  });

  it('keeps the three kinds, and two apps of one corp, apart', async () => {
    const first = vaultWith([lasting('token'), lasting('corp'), lasting('app')]);
    const second = vaultWith([lasting('other')], 'app secret', 2);

    expect(await first.vault.get('access_token')).toBe('token');
    expect(await first.vault.get('corp_ticket')).toBe('corp');
    expect(await first.vault.get('app_ticket')).toBe('app');
    expect(await second.vault.get('access_token')).toBe('other');
  });

  it('fetches again when the lifetime WeCom named is over', async () => {
    const { vault, asked } = vaultWith([lasting('A', 100), lasting('B')]);
    await vault.get('access_token');

    clock.advance(99_000);
    expect(await vault.get('access_token')).toBe('A');
    clock.advance(1_000);

    expect(await vault.get('access_token')).toBe('B');
    expect(asked).toHaveLength(2);
  });

  it('lets a repeated string live no longer than it did before', async () => {
    const { vault } = vaultWith([lasting('A', 100), lasting('A', 7200), lasting('B')]);
    await vault.get('access_token');
    clock.advance(60_000);
    await vault.replace('access_token', 'A');

    clock.advance(41_000);

    expect(await vault.get('access_token')).toBe('B');
  });

  it('replaces a value that failed once, for any number of callers', async () => {
    const { vault, asked } = vaultWith([lasting('A'), lasting('B')]);
    await vault.get('access_token');

    const values = await Promise.all(
      Array.from({ length: 50 }, () => vault.replace('access_token', 'A')),
    );

    expect(new Set(values)).toEqual(new Set(['B']));
    expect(asked).toHaveLength(2);
  });

  it('answers a late complaint about an old value with the new one, unasked', async () => {
    const { vault, asked } = vaultWith([lasting('A'), lasting('B')]);
    await vault.get('access_token');
    await vault.replace('access_token', 'A');

    expect(await vault.replace('access_token', 'A')).toBe('B');
    expect(asked).toHaveLength(2);
  });

  it('takes what another process has renewed instead of asking itself', async () => {
    const mine = vaultWith([lasting('A')]);
    await mine.vault.get('access_token');
    await vaultWith([lasting('B')]).vault.replace('access_token', 'A');

    expect(await mine.vault.replace('access_token', 'A')).toBe('B');
    expect(mine.asked).toHaveLength(1);
  });

  it('stores nothing that can be read without the secret', async () => {
    await vaultWith([lasting('very-secret-token')]).vault.get('access_token');

    const { rows } = await pool.query<{ text: string }>(
      `select encode(ciphertext, 'escape') as text from wecom_credential`,
    );

    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain('very-secret-token');
  });

  it('fetches anew when APP_SECRET has changed', async () => {
    await vaultWith([lasting('A')]).vault.get('access_token');

    const { vault } = vaultWith([lasting('B')], 'another secret');

    expect(await vault.get('access_token')).toBe('B');
  });

  it.each([0, -1, null, undefined, 'soon', Number.NaN])(
    'works on, for a minute, with a lifetime of %s',
    async (expiresIn) => {
      const { vault, asked } = vaultWith([{ value: 'A', expiresIn }, lasting('B')]);
      await vault.get('access_token');

      clock.advance(59_000);
      await vault.get('access_token');
      expect(asked).toHaveLength(1);
      clock.advance(2_000);

      expect(await vault.get('access_token')).toBe('B');
    },
  );

  it('does not keep a failure: the next caller asks again', async () => {
    const { vault } = vaultWith([]);
    await expect(vault.get('access_token')).rejects.toThrow('no usable answer');

    expect(await vaultWith([lasting('A')]).vault.get('access_token')).toBe('A');
  });
});
