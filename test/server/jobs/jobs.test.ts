import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createListener } from '../../../server/db/listener.ts';
import { createPeriodic } from '../../../server/jobs/periodic.ts';
import { createWorker } from '../../../server/jobs/worker.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/create-database.ts';
import { until } from '../../helpers/until.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const aDay = 24 * 3600 * 1000;

describe('a worker', () => {
  it('takes all there is, then sleeps until it is woken', async () => {
    const waiting = [1, 2, 3, 4, 5];
    const done: number[] = [];
    const worker = createWorker({
      claim: async (most) => waiting.splice(0, most),
      handle: async (item) => void done.push(item),
      most: 2,
      idleMs: aDay,
      onError: () => undefined,
    });
    worker.start();
    await until(
      () => done.length,
      (count) => count === 5,
    );

    waiting.push(6);
    worker.wake();

    expect(
      await until(
        () => done.length,
        (count) => count === 6,
      ),
    ).toBe(6);
    await worker.stop();
  });

  it('goes on after an item and after a claim that fail', async () => {
    const errors: string[] = [];
    const done: number[] = [];
    const claims: (() => number[])[] = [
      () => [1, 2],
      () => {
        throw new Error('database');
      },
      () => [3],
    ];
    const worker = createWorker({
      claim: async () => claims.shift()?.() ?? [],
      async handle(item) {
        if (item === 1) throw new Error('item');
        done.push(item);
      },
      most: 2,
      idleMs: 1,
      onError: (error) => void errors.push((error as Error).message),
    });
    worker.start();

    await until(
      () => done.length,
      (count) => count === 2,
    );
    await worker.stop();

    expect(done).toEqual([2, 3]);
    expect(errors).toEqual(['item', 'database']);
  });

  it('stops only when the item under way has ended', async () => {
    let finish = () => {};
    const handled: string[] = [];
    const items = ['one'];
    const worker = createWorker({
      claim: async () => items.splice(0),
      async handle(item) {
        await new Promise<void>((resolve) => (finish = resolve));
        handled.push(item);
      },
      most: 1,
      idleMs: aDay,
      onError: () => undefined,
    });
    worker.start();
    await until(
      () => items.length,
      (left) => left === 0,
    );

    const stopped = worker.stop().then(() => handled.push('stopped'));
    finish();
    await stopped;

    expect(handled).toEqual(['one', 'stopped']);
  });
});

describe('a listener', () => {
  it('hears a commit, and again after its connection was cut', async () => {
    let heard = 0;
    const listener = createListener({
      url: database.url,
      hear: { test: () => void (heard += 1) },
      onError: () => undefined,
    });
    await listener.start();
    const atStart = heard;
    await pool.query(`notify test`);
    expect(
      await until(
        () => heard,
        (count) => count > atStart,
      ),
    ).toBe(atStart + 1);

    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'wecom-interviews listener' and datname = current_database()`,
    );
    const afterReturn = await until(
      () => heard,
      (count) => count > atStart + 1,
    );
    await pool.query(`notify test`);

    expect(
      await until(
        () => heard,
        (count) => count > afterReturn,
      ),
    ).toBe(afterReturn + 1);
    await listener.stop();
  });
});

describe('a periodic task', () => {
  it('runs in one process at a time', async () => {
    let running = 0;
    let most = 0;
    let turns = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      turns += 1;
    };
    const all = [1, 2, 3].map(() =>
      createPeriodic({ pool, lockKey: 77, everyMs: 5, task, onError: () => undefined }),
    );
    for (const one of all) one.start();

    await until(
      () => turns,
      (count) => count >= 5,
    );
    for (const one of all) await one.stop();

    expect(turns).toBeGreaterThanOrEqual(5);
    expect(most).toBe(1);
  });
});
