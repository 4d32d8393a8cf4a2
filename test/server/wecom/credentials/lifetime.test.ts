import { describe, expect, it } from 'vitest';
import { lasting, useVaults } from './use-vaults.ts';

const { shared, vaultWith } = useVaults();

/** `expires_in` as WeCom might send it, and how many seconds the value is then used. */
const lifetimes: [unknown, number][] = [
  [7200, 7200],
  ['7200', 7200],
  [1, 1],
  [0, 60],
  [-1, 60],
  [null, 60],
  [undefined, 60],
  ['', 60],
  ['soon', 60],
  [true, 60],
  [[7200], 60],
  [Number.NaN, 60],
  [Number.POSITIVE_INFINITY, 60],
  [1e12, 86_400],
];

describe('the lifetime that WeCom names', () => {
  it.each(lifetimes)('is taken for %s as %d seconds', async (expiresIn, seconds) => {
    const { vault, asked } = vaultWith([{ value: 'A', expiresIn }, lasting('B')]);
    await vault.get('access_token');

    shared.clock.advance(seconds * 1000 - 1);
    expect(await vault.get('access_token')).toBe('A');
    expect(asked).toHaveLength(1);
    shared.clock.advance(1);

    expect(await vault.get('access_token')).toBe('B');
  });
});
