import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { otherApp, useSandbox } from './use-sandbox.ts';

const { agentId } = demoCredentials;
const { world, callAs } = useSandbox();
const get = async (path: string, query: Record<string, string> = {}) =>
  (await callAs(path, { query })).json;

describe('agent/set', () => {
  const set = async (body: object) =>
    (await callAs('agent/set', { body: { agentid: agentId, ...body } })).json.errcode;

  it('changes what it is given', async () => {
    expect(await set({ name: '新面试', home_url: 'https://a.cn/', description: '四个字啊' })).toBe(
      0,
    );

    expect(await get('agent/get', { agentid: String(agentId) })).toMatchObject({
      name: '新面试',
      home_url: 'https://a.cn/',
      description: '四个字啊',
    });
  });

  it('turns the event of entering off', async () => {
    const entered = async () =>
      (await get('agent/get', { agentid: String(agentId) })).isreportenter;
    expect(await entered()).toBe(1);

    await set({ isreportenter: 0 });

    expect(await entered()).toBe(0);
  });

  it('sets a domain that is not verified, and says so', async () => {
    expect(await set({ redirect_domain: 'a.cn' })).toBe(85005);
    expect(await get('agent/get', { agentid: String(agentId) })).toMatchObject({
      redirect_domain: 'a.cn',
    });
    world.sandbox.choices.verifiedDomain = 'b.cn';
    expect(await set({ redirect_domain: 'b.cn' })).toBe(0);
  });

  it.each([
    [45022, { name: '面'.repeat(33) }],
    [45004, { description: 'abc' }],
    [45004, { description: 'x'.repeat(121) }],
    [40094, { home_url: 'a.cn' }],
    [40035, { name: 7 }],
    [40035, { isreportenter: 'yes' }],
    [40007, { logo_mediaid: 'never-uploaded' }],
    [41011, { agentid: undefined }],
    [40056, { agentid: 1 }],
    [301002, { agentid: otherApp.agentId }],
  ])('refuses with %i', async (errcode, body) => {
    expect(await set(body)).toBe(errcode);
  });

  it('changes the domain twenty times a month', async () => {
    for (let at = 0; at < 20; at += 1) await set({ redirect_domain: `d${at}.cn` });

    expect(await set({ redirect_domain: 'last.cn' })).toBe(85004);
  });
});
