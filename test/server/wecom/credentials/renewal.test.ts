import { describe, expect, it } from 'vitest';
import { useWecom } from '../../../helpers/use-wecom.ts';

const { world, connect, clock } = useWecom();
const asked = () => world.sandbox.callsTo('gettoken').length;
const minute = 60_000;

describe('the renewal in the background', () => {
  it('asks for nothing that nobody has asked for', async () => {
    await connect().renewal.tick();

    expect(world.sandbox.calls).toHaveLength(0);
  });

  it('renews token and tickets at their end, so that no request waits for it', async () => {
    const client = connect();
    await client.jssdk.signPage('http://localhost:3000/');
    for (let minutes = 0; minutes <= 121; minutes += 1) {
      await client.renewal.tick();
      clock.advance(minute);
    }
    const before = world.sandbox.calls.length;

    await client.jssdk.signPage('http://localhost:3000/');
    await client.contacts.getUser('ZhangSan');

    const calls = world.sandbox.calls.slice(before).map(({ path }) => path);
    expect(calls).toEqual(['user/get']);
  });

  it('asks WeCom twice a life, once early and once at its end, however many processes there are', async () => {
    const clients = [connect(), connect(), connect()];
    await clients[0]?.contacts.getUser('ZhangSan');
    for (let minutes = 0; minutes <= 121; minutes += 1) {
      await Promise.all(clients.map((client) => client.renewal.tick()));
      clock.advance(minute);
    }

    expect(asked()).toBe(3);
    const before = world.sandbox.calls.length;
    for (const client of clients) await client.contacts.getUser('ZhangSan');
    expect(world.sandbox.calls.slice(before).map(({ path }) => path)).toEqual(
      Array(3).fill('user/get'),
    );
  });

  it('takes a new token that WeCom hands out before the end of the old one', async () => {
    world.sandbox.choices.repeatedFetch = 'new';
    const client = connect();
    await client.contacts.getUser('ZhangSan');
    clock.advance(116 * minute);

    await client.renewal.tick();

    expect(asked()).toBe(2);
    clock.advance(5 * minute);
    await client.contacts.getUser('ZhangSan');
    expect(asked()).toBe(2);
  });

  it('leaves the reactive way open when WeCom ends a token early', async () => {
    const client = connect();
    await client.contacts.getUser('ZhangSan');
    world.sandbox.expireTokens();
    await client.renewal.tick();

    await client.contacts.getUser('ZhangSan');

    expect(asked()).toBe(2);
  });

  it('says once that it fails, waits, and goes on when WeCom is back', async () => {
    const errors: unknown[] = [];
    const client = connect({
      onError: (error) => void errors.push(error),
      limits: { repeatWithinMs: 0 },
    });
    await client.contacts.getUser('ZhangSan');
    clock.advance(121 * minute);
    world.sandbox.fault('gettoken', { status: 502, times: 2 });

    expect(await client.renewal.tick()).toBe(30_000);
    expect(await client.renewal.tick()).toBe(30_000);
    expect(errors).toHaveLength(1);
    await client.renewal.tick();

    await client.contacts.getUser('ZhangSan');
    expect(asked()).toBe(4);
  });
});

describe('the breaker', () => {
  it('lets one try through after ten minutes, then after twenty', async () => {
    const wrong = connect({ secret: 'wrong' });
    const attempts = [];
    for (let minutes = 0; minutes < 45; minutes += 1) {
      await wrong.contacts.getUser('ZhangSan').catch(() => undefined);
      attempts.push(asked());
      clock.advance(minute);
    }

    expect(attempts[9]).toBe(1);
    expect(attempts[10]).toBe(2);
    expect(attempts[29]).toBe(2);
    expect(attempts[30]).toBe(3);
    expect(attempts[44]).toBe(3);
  });

  it('closes when the secret is right again', async () => {
    world.sandbox.company.setApp({ close: 1 });
    const client = connect();
    await expect(client.contacts.getUser('ZhangSan')).rejects.toMatchObject({ errcode: 40001 });
    world.sandbox.company.setApp({ close: 0 });
    await expect(client.contacts.getUser('ZhangSan')).rejects.toMatchObject({ errcode: 40001 });
    clock.advance(10 * minute);

    expect((await client.contacts.getUser('ZhangSan')).userid).toBe('ZhangSan');
    const { rows } = await world.pool.query('select * from wecom_credential_refusal');
    expect(rows).toEqual([]);
  });
});
