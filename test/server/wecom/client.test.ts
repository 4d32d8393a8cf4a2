import { describe, expect, it } from 'vitest';
import { useWecom } from '../../helpers/use-wecom.ts';
import { failureOf } from './failure-of.ts';

const { world, connect } = useWecom();

describe('the access token', () => {
  it('is fetched once for fifty first callers, and not at all after a restart', async () => {
    const client = connect();

    await Promise.all(Array.from({ length: 50 }, () => client.contacts.getUser('ZhangSan')));
    expect(world.sandbox.callsTo('gettoken')).toHaveLength(1);
    expect(world.sandbox.callsTo('user/get')).toHaveLength(50);

    await connect().contacts.getUser('ZhangSan');
    expect(world.sandbox.callsTo('gettoken')).toHaveLength(1);
  });

  it('is fetched once more when WeCom has revoked it, for fifty callers', async () => {
    const client = connect();
    await client.contacts.getUser('ZhangSan');
    world.sandbox.revokeTokens();

    await Promise.all(Array.from({ length: 50 }, () => client.contacts.getUser('ZhangSan')));

    expect(world.sandbox.callsTo('gettoken')).toHaveLength(2);
  });

  it('is replaced once, and the call given up, when WeCom calls every token stale', async () => {
    const client = connect();
    world.sandbox.fault('user/get', { errcode: 40014, times: 10 });

    const error = await failureOf(client.contacts.getUser('ZhangSan'));

    expect(error.errcode).toBe(40014);
    expect(world.sandbox.callsTo('user/get')).toHaveLength(2);
    expect(world.sandbox.callsTo('gettoken').length).toBeLessThanOrEqual(2);
  });

  it('is asked for once with a wrong secret', async () => {
    const error = await failureOf(connect({ secret: 'wrong' }).contacts.getUser('ZhangSan'));

    expect(error).toMatchObject({ errcode: 40001, reaction: 'operator', api: 'gettoken' });
    expect(error.advice).toContain('WECOM_SECRET');
    expect(world.sandbox.callsTo('gettoken')).toHaveLength(1);
  });
});

describe('a call', () => {
  it('ends with a typed error when WeCom does not answer in time', async () => {
    const client = connect({ limits: { timeoutMs: 200, repeatWithinMs: 0 } });
    await client.contacts.getUser('ZhangSan');
    world.sandbox.fault('user/get', { hang: true });

    const error = await failureOf(client.contacts.getUser('ZhangSan'));

    expect(error).toMatchObject({ errcode: null, reaction: 'retry', api: 'user/get' });
  });

  it.each([
    ['HTTP 502', { status: 502 }],
    ['no JSON', { malformed: true }],
    ['a broken connection', { reset: true }],
  ] as const)('ends with a typed error for %s', async (_what, fault) => {
    const client = connect();
    world.sandbox.fault('user/get', { ...fault, times: 3 });

    expect(await failureOf(client.contacts.getUser('ZhangSan'))).toMatchObject({
      errcode: null,
      reaction: 'retry',
    });
  });

  it('carries the caller’s address for the operator when it is not trusted', async () => {
    world.sandbox.company.setTrustedIps([]);

    const error = await failureOf(connect().contacts.getUser('ZhangSan'));

    expect(error.errcode).toBe(60020);
    expect(error.advice).toMatch(/企业可信IP.*The address is (127\.0\.0\.1|::1|::ffff:127)/);
  });

  it('holds neither token nor secret nor code in any error', async () => {
    const client = connect();
    await client.contacts.getUser('ZhangSan');
    const errors = [
      await failureOf(connect({ secret: 'my-wrong-secret' }).oauth.codeOwner('my-code')),
      await failureOf(client.oauth.codeOwner('my-code')),
    ];
    world.sandbox.fault('user/get', { reset: true, times: 3 });
    errors.push(await failureOf(client.contacts.getUser('ZhangSan')));
    await world.pool.query('delete from wecom_credential');

    for (const error of errors) {
      const text = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      expect(text).not.toMatch(/access_token=|corpsecret|my-wrong-secret|my-code/);
    }
  });
});
