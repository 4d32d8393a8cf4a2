import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdAfter } from '../../../server/wecom/hold-windows.ts';
import { createHoldStore } from '../../../server/wecom/holds-store.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/create-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.close();
});
beforeEach(() => pool.query('truncate wecom_hold'));

const at = new Date('2026-11-24T09:00:00Z');
const store = (corpId: string) => createHoldStore(pool, { corpId, now: () => at.getTime() });
const hold = (minutes: number, level = 0) => ({
  errcode: 45009,
  level,
  until: new Date(at.getTime() + minutes * 60_000),
});

describe('stored holds', () => {
  it('are found by the corp and the API they are about, and by no other', async () => {
    await store('ww1').write('user/get', hold(1));

    expect(await store('ww1').read('user/get')).toEqual({ at, hold: hold(1) });
    expect(await store('ww2').read('user/get')).toEqual({ at, hold: undefined });
    expect(await store('ww1').read('agent/get')).toEqual({ at, hold: undefined });
  });

  it('are never shortened by a process that knew less', async () => {
    await store('ww1').write('user/get', hold(60, 1));
    await store('ww1').write('user/get', hold(1));

    expect((await store('ww1').read('user/get')).hold).toEqual(hold(60, 1));
  });

  it('are on the database’s clock unless told otherwise', async () => {
    const { rows } = await pool.query<{ now: Date }>('select now()');
    const read = await createHoldStore(pool, { corpId: 'ww1' }).read('user/get');

    expect(read.at.getTime()).toBeGreaterThanOrEqual(rows[0]?.now.getTime() ?? Infinity);
  });
});

describe('the end of a day in China', () => {
  it.each([
    ['2026-11-24T15:59:59.999Z', '2026-11-24T16:00:00.000Z'],
    ['2026-11-24T16:00:00.000Z', '2026-11-25T16:00:00.000Z'],
    ['2026-12-31T20:00:00.000Z', '2027-01-01T16:00:00.000Z'],
  ])('is after %s at %s', (now, end) => {
    const { until } = holdAfter('media/uploadimg', 45009, new Date(now), undefined, 0);

    expect(until.toISOString()).toBe(end);
  });
});
