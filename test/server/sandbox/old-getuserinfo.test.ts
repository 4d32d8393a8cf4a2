import { describe, expect, it } from 'vitest';
import { useSandbox } from './use-sandbox.ts';

const { world, callAs } = useSandbox();
const exchange = async (code: string) =>
  (await callAs('user/getuserinfo', { query: { code } })).json;

describe('user/getuserinfo', () => {
  it('names a member and an outsider as older clients know them', async () => {
    const member = await exchange(world.sandbox.issueCode({ userid: 'LiNa' }));
    const outsider = await exchange(world.sandbox.issueCode({ openid: 'oOutsider1' }));

    expect(member).toEqual({ errcode: 0, errmsg: 'ok', UserId: 'LiNa', DeviceId: '' });
    expect(outsider).toEqual({ errcode: 0, errmsg: 'ok', OpenId: 'oOutsider1', DeviceId: '' });
    expect((await exchange('x')).errcode).toBe(40029);
  });
});
