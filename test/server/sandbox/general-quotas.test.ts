import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useSandbox } from './use-sandbox.ts';

const { agentId } = demoCredentials;
const { world, call, token } = useSandbox();

describe('the limits that every API has', () => {
  it('block one API of the corp for a minute, and no other', async () => {
    world.sandbox.choices.callsPerMinute = 3;
    const query = { access_token: await token(), userid: 'ZhangSan' };
    const user = async () => (await call('user/get', { query })).json.errcode;
    expect([await user(), await user(), await user(), await user()]).toEqual([0, 0, 0, 45009]);

    expect((await call('getcallbackip', { query })).json.errcode).toBe(0);
    world.clock.advance(59_000);
    expect(await user()).toBe(45009);
    world.clock.advance(1_001);
    expect(await user()).toBe(0);
  });

  it('block sign-in codes that are wrong, and never those that are right', async () => {
    world.sandbox.choices.callsPerMinute = 2;
    const access_token = await token();
    const exchange = async (code: string) =>
      (await call('auth/getuserinfo', { query: { access_token, code } })).json.errcode;

    expect([await exchange('a'), await exchange('b'), await exchange('c')]).toEqual([
      40029, 40029, 45009,
    ]);
    expect(await exchange(world.sandbox.issueCode({ userid: 'LiNa' }))).toBe(0);
  });

  it('are five calls a minute with debug=1, also for messages', async () => {
    const query = { access_token: await token(), debug: '1' };
    const body = { touser: 'LiNa', agentid: agentId, msgtype: 'text', text: { content: 'x' } };
    const send = async () => (await call('message/send', { query, body })).json.errcode;
    for (let at = 0; at < 5; at += 1) expect(await send()).toBe(0);

    expect(await send()).toBe(45009);
    expect((await call('getcallbackip', { query })).json.errcode).toBe(0);
    world.clock.advance(60_001);
    expect(await send()).toBe(0);
  });

  it('leave messages and sign-in codes alone', async () => {
    world.sandbox.choices.callsPerMinute = 1;
    const query = { access_token: await token() };
    const body = { touser: 'ZhangSan', agentid: agentId, msgtype: 'text', text: { content: 'x' } };

    for (let at = 0; at < 3; at += 1) {
      expect((await call('message/send', { query, body })).json.errcode).toBe(0);
      const code = world.sandbox.issueCode({ userid: 'ZhangSan' });
      const asked = { query: { ...query, code } };
      expect((await call('auth/getuserinfo', asked)).json.errcode).toBe(0);
    }
  });
});
