import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useSandbox } from './use-sandbox.ts';

const { world, call, token } = useSandbox();
const { corpId: corpid, secret: corpsecret } = demoCredentials;
const hour = 3_600_000;

const errcode = async (query: Record<string, string>, from?: string) =>
  (await call('gettoken', { query, ...(from && { from }) })).json.errcode;

async function spoil(times: number, from?: string) {
  for (let count = 0; count < times; count += 1) {
    expect(await errcode({ corpid, corpsecret: 'wrong' }, from)).toBe(40001);
  }
}

describe('gettoken', () => {
  it('gives a token for 7200 seconds', async () => {
    const { json } = await call('gettoken', { query: { corpid, corpsecret } });

    expect(json).toEqual({
      errcode: 0,
      errmsg: 'ok',
      access_token: expect.stringMatching(/^[\w-]{100,512}$/),
      expires_in: 7200,
    });
  });

  it('misses the secret before the corpid, then the corpid, then looks at the corp', async () => {
    expect(await errcode({})).toBe(41004);
    expect(await errcode({ corpsecret: 'wrong' })).toBe(41002);
    expect(await errcode({ corpid: 'wwother', corpsecret: 'wrong' })).toBe(40013);
    expect(await errcode({ corpid, corpsecret: 'wrong' })).toBe(40001);
  });

  it('refuses the secret of a stopped app with 40001', async () => {
    world.sandbox.company.setApp({ close: 1 });

    expect(await errcode({ corpid, corpsecret })).toBe(40001);
  });

  it('works from an address that is not trusted', async () => {
    world.sandbox.company.setTrustedIps([]);

    expect(await errcode({ corpid, corpsecret })).toBe(0);
  });

  it('gives the same token while it is valid, and says what is left of it', async () => {
    const first = await token();
    world.clock.advance(200_000);
    const { json } = await call('gettoken', { query: { corpid, corpsecret } });

    expect(json).toMatchObject({ access_token: first, expires_in: 7000 });
  });

  it('can say 7200 again for a token that lives no longer', async () => {
    world.sandbox.choices.repeatedExpiresIn = 'full';
    const first = await token();
    world.clock.advance(7_199_000);
    const { json } = await call('gettoken', { query: { corpid, corpsecret } });
    world.clock.advance(1000);

    expect(json).toMatchObject({ access_token: first, expires_in: 7200 });
    const answer = await call('agent/get', { query: { access_token: first } });
    expect(answer.json.errcode).toBe(42001);
  });

  it('can give another token while the first stays valid', async () => {
    world.sandbox.choices.repeatedFetch = 'new';
    const [first, second] = [await token(), await token()];

    expect(second).not.toBe(first);
    const answer = await call('agent/get', { query: { access_token: first } });
    expect(answer.json.errcode).toBe(41011);
  });

  it('gives a new token after expiry', async () => {
    const first = await token();
    world.clock.advance(7_200_000);

    expect(await token()).not.toBe(first);
  });
});

describe('wrong secrets', () => {
  it('ban the address for an hour from the twentieth, even with the right secret', async () => {
    await spoil(20);

    expect(await errcode({ corpid, corpsecret })).toBe(45009);
    world.clock.advance(hour - 1);
    expect(await errcode({ corpid, corpsecret })).toBe(45009);
    world.clock.advance(1);
    expect(await errcode({ corpid, corpsecret })).toBe(0);
  });

  it('ban nobody else, and no other call', async () => {
    const access = await token();
    await spoil(20, '127.0.0.2');

    expect(await errcode({ corpid, corpsecret }, '127.0.0.2')).toBe(45009);
    expect(await errcode({ corpid, corpsecret }, '127.0.0.3')).toBe(0);
    const query = { access_token: access };
    const other = await call('agent/get', { query, from: '127.0.0.2' });
    expect(other.json.errcode).toBe(41011);
  });

  it('ban nobody when they come slowly', async () => {
    await spoil(19);
    world.clock.advance(hour);
    await spoil(19);

    expect(await errcode({ corpid, corpsecret })).toBe(0);
  });
});
