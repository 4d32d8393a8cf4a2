import { describe, expect, it } from 'vitest';
import { createBatched } from '../../../server/jobs/batched.ts';

describe('work in batches', () => {
  it('takes what came meanwhile together, in order, and a failure for those alone', async () => {
    const runs: number[][] = [];
    const half = createBatched<number, number>(
      async (items) => {
        runs.push(items);
        if (items.includes(5)) throw new Error('five');
        return items.map((item) => item / 2);
      },
      { most: 3 },
    );

    const answers = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((item) => half(item)));

    expect(runs).toEqual([[1], [2, 3, 4], [5, 6]]);
    expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
      0.5,
      1,
      1.5,
      2,
      'failed',
      'failed',
    ]);
    expect(await half(8)).toBe(4);
  });
});
