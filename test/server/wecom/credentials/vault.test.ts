import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { lasting, useVaults } from './use-vaults.ts';

const { shared, vaultWith } = useVaults();

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

  it('keeps the three kinds, two apps of one corp, and two corps apart', async () => {
    const first = vaultWith([lasting('token'), lasting('corp'), lasting('app')]);
    const second = vaultWith([lasting('other')], { agentId: 2 });

    expect(await first.vault.get('access_token')).toBe('token');
    expect(await first.vault.get('corp_ticket')).toBe('corp');
    expect(await first.vault.get('app_ticket')).toBe('app');
    expect(await second.vault.get('access_token')).toBe('other');
    const elsewhere = vaultWith([lasting('theirs')], { corpId: 'ww2' });
    expect(await elsewhere.vault.get('access_token')).toBe('theirs');
    expect(await first.vault.get('access_token')).toBe('token');
  });

  it('fetches again when the lifetime WeCom named is over', async () => {
    const { vault, asked } = vaultWith([lasting('A', 100), lasting('B')]);
    await vault.get('access_token');

    shared.clock.advance(99_000);
    expect(await vault.get('access_token')).toBe('A');
    shared.clock.advance(1_000);

    expect(await vault.get('access_token')).toBe('B');
    expect(asked).toHaveLength(2);
  });

  it('lets a repeated string live no longer than it did before', async () => {
    const { vault } = vaultWith([lasting('A', 100), lasting('A', 7200), lasting('B')]);
    await vault.get('access_token');
    shared.clock.advance(60_000);
    await vault.replace('access_token', 'A');

    shared.clock.advance(41_000);

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

    const { rows } = await shared.pool.query<{ text: string }>(
      `select encode(ciphertext, 'escape') as text from wecom_credential`,
    );

    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain('very-secret-token');
  });

  it('fetches anew when APP_SECRET has changed', async () => {
    await vaultWith([lasting('A')]).vault.get('access_token');

    const { vault } = vaultWith([lasting('B')], { appSecret: 'another secret' });

    expect(await vault.get('access_token')).toBe('B');
  });

  it('does not keep a failure: the next caller asks again', async () => {
    const { vault } = vaultWith([]);
    await expect(vault.get('access_token')).rejects.toThrow('no usable answer');

    expect(await vaultWith([lasting('A')]).vault.get('access_token')).toBe('A');
  });

  it('needs no second connection for a ticket when it has none of anything', async () => {
    const pool = new pg.Pool({ connectionString: shared.url, max: 1 });
    const { vault, asked } = vaultWith([lasting('token'), lasting('ticket')], { pool });

    expect(await vault.get('app_ticket')).toBe('ticket');
    expect(asked).toEqual(['access_token', 'app_ticket']);
    await pool.end();
  });

  it('does not ask on and on for a string that fails and that WeCom repeats', async () => {
    const mine = vaultWith([lasting('A'), lasting('A'), lasting('B')]);
    const theirs = vaultWith([]);
    await mine.vault.get('access_token');
    shared.clock.advance(1_000);

    expect(await mine.vault.replace('access_token', 'A')).toBe('A');
    expect(await theirs.vault.replace('access_token', 'A')).toBe('A');
    shared.clock.advance(9_000);
    expect(await theirs.vault.replace('access_token', 'A')).toBe('A');
    expect(mine.asked).toHaveLength(2);

    shared.clock.advance(1_000);
    expect(await mine.vault.replace('access_token', 'A')).toBe('B');
  });

  it('keeps what it holds when an older reading arrives after a renewal', async () => {
    const { pool, hold, release } = heldBackReads();
    const slow = vaultWith([lasting('B')], { pool });
    await vaultWith([lasting('A')]).vault.get('access_token');
    hold();
    const late = slow.vault.keepFresh('access_token');
    shared.clock.advance(1_000);
    expect(await slow.vault.replace('access_token', 'A')).toBe('B');

    release();
    await late;

    expect(await slow.vault.get('access_token')).toBe('B');
  });
});

/** The pool, whose next reading is kept back on its way to the caller. */
function heldBackReads() {
  let release = () => {};
  let held: Promise<void> | undefined;
  const query = async (text: string, values: unknown[]) => {
    const wait = held;
    held = undefined;
    const result = await shared.pool.query(text, values);
    await wait;
    return result;
  };
  return {
    pool: { query, connect: () => shared.pool.connect() } as unknown as pg.Pool,
    hold: () => (held = new Promise((resolve) => (release = resolve))),
    release: () => release(),
  };
}
