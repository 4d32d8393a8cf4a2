import { describe, expect, it } from 'vitest';
import type { World } from '../../../server/sandbox/api/endpoint.ts';
import { endpoints } from '../../../server/sandbox/api/endpoints.ts';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { otherApp, useSandbox } from './use-sandbox.ts';

const { world, call: callWith, callAs: callAsWith, token } = useSandbox();

/** Every call that needs a token; none gets its parameters, so the token is looked at first. */
const served = Object.entries(endpoints(new Proxy({}, { get: () => ({}) }) as World)).filter(
  ([, endpoint]) => endpoint.needsToken,
);
const calls = served.map(([path]) => path);
const methodOf = (path: string) => served.find(([one]) => one === path)?.[1].method ?? 'GET';
const call: typeof callWith = (path, options) =>
  callWith(path, { method: methodOf(path), ...options });
const callAs: typeof callAsWith = (path, options) =>
  callAsWith(path, { method: methodOf(path), ...options });

describe('a call that needs a token', () => {
  it('is every call but gettoken', () => {
    expect(calls.length).toBeGreaterThan(30);
    expect(calls).not.toContain('gettoken');
  });

  it.each(calls)('%s answers 41001 without one, wherever else it is put', async (path) => {
    const access = await token();
    const headers = { authorization: `Bearer ${access}` };

    expect((await call(path)).json.errcode).toBe(41001);
    expect((await call(path, { headers })).json.errcode).toBe(41001);
  });

  it('does not see a token in the body', async () => {
    const body = { access_token: await token() };

    expect((await call('message/send', { body })).json.errcode).toBe(41001);
  });

  it.each(calls)('%s answers 40014 for a token nobody gave', async (path) => {
    const { status, json } = await call(path, { query: { access_token: 'invented' } });

    expect({ status, errcode: json.errcode }).toEqual({ status: 200, errcode: 40014 });
    for (const value of Object.values(json)) if (Array.isArray(value)) expect(value).toEqual([]);
  });

  it.each(calls)('%s answers 42001 for a token after its time', async (path) => {
    const access = await token();
    world.clock.advance(7_200_000);

    const { json } = await call(path, { query: { access_token: access } });

    expect(json.errcode).toBe(42001);
  });

  it.each(calls)('%s answers 60020 from an address that is not trusted', async (path) => {
    world.sandbox.company.setTrustedIps(['127.0.0.9']);

    expect((await callAs(path)).json.errcode).toBe(60020);
    expect((await callAs(path, { from: '127.0.0.9' })).json.errcode).not.toBe(60020);
  });

  it.each(calls)(
    '%s answers 50003 once the app is stopped, before it looks at the address',
    async (path) => {
      const access = await token();
      world.sandbox.company.setApp({ close: 1 });
      world.sandbox.company.setTrustedIps([]);

      const { json } = await call(path, { query: { access_token: access } });

      expect(json.errcode).toBe(50003);
    },
  );
});

describe('a token taken back early', () => {
  it('answers 42001 when it was expired', async () => {
    const access = await token();
    world.sandbox.expireTokens();

    const { json } = await call('user/get', { query: { access_token: access } });

    expect(json.errcode).toBe(42001);
    expect(await token()).not.toBe(access);
  });

  it('answers 40014 when it was revoked', async () => {
    const access = await token();
    world.sandbox.revokeTokens();

    const { json } = await call('user/get', { query: { access_token: access } });

    expect(json.errcode).toBe(40014);
    expect(await token()).not.toBe(access);
  });
});

describe('agent/get', () => {
  const { agentId } = demoCredentials;

  it('tells what the console says of the app, and whom it is visible to', async () => {
    const { json } = await callAs('agent/get', { query: { agentid: String(agentId) } });

    expect(json).toMatchObject({
      errcode: 0,
      agentid: agentId,
      name: 'Interviews',
      close: 0,
      redirect_domain: 'app.example.test:8443',
      home_url: 'http://app.example.test:8443',
      allow_userinfos: {
        user: [{ userid: 'ZhangSan' }, { userid: 'LiNa' }, { userid: 'Disabled' }],
      },
      allow_partys: { partyid: [] },
      allow_tags: { tagid: [] },
    });
  });

  it.each([
    [{}, 41011],
    [{ agentid: 'abc' }, 40056],
    [{ agentid: '42' }, 40056],
    [{ agentid: String(otherApp.agentId) }, 301002],
  ])('refuses %j with %i', async (query, errcode) => {
    expect((await callAs('agent/get', { query })).json.errcode).toBe(errcode);
  });

  it('lets each app see itself with its own token only', async () => {
    const access_token = await token(otherApp.secret);
    const ask = (id: number) => call('agent/get', { query: { access_token, agentid: String(id) } });

    expect((await ask(otherApp.agentId)).json.errcode).toBe(0);
    expect((await ask(agentId)).json.errcode).toBe(301002);
  });
});
