import { describe, expect, it } from 'vitest';
import { otherApp, useSandbox } from './use-sandbox.ts';

const { world, call, callAs, token } = useSandbox();

const exchange = async (code: string) =>
  (await callAs('auth/getuserinfo', { query: { code } })).json;

describe('auth/getuserinfo', () => {
  it.each(['ZhangSan', 'Hidden', 'Disabled'])('names the member %s, visible or not', async (id) => {
    const code = world.sandbox.issueCode({ userid: id });

    expect(await exchange(code)).toEqual({ errcode: 0, errmsg: 'ok', userid: id });
  });

  it('answers 0 and an openid for somebody else, and no userid', async () => {
    const code = world.sandbox.issueCode({ openid: 'oOutsider1' });

    expect(await exchange(code)).toEqual({ errcode: 0, errmsg: 'ok', openid: 'oOutsider1' });
  });

  it('answers an openid for a member who left after the code was made', async () => {
    const code = world.sandbox.issueCode({ userid: 'LiNa' });
    world.sandbox.company.setStatus('LiNa', 5);

    expect(await exchange(code)).toEqual({
      errcode: 0,
      errmsg: 'ok',
      openid: expect.stringMatching(/^o[\w-]{27}$/),
    });
  });

  it('adds a user_ticket for snsapi_privateinfo inside the visible range only', async () => {
    const scope = 'snsapi_privateinfo';
    const visible = world.sandbox.issueCode({ userid: 'LiNa' }, { scope });
    const hidden = world.sandbox.issueCode({ userid: 'Hidden' }, { scope });

    expect(await exchange(visible)).toHaveProperty('user_ticket');
    expect(await exchange(hidden)).not.toHaveProperty('user_ticket');
  });

  it('misses a code with 41008 and does not know an invented one', async () => {
    expect((await callAs('auth/getuserinfo')).json.errcode).toBe(41008);
    expect((await exchange('invented')).errcode).toBe(40029);
  });

  it.each([40029, 42022] as const)('takes a code once; again it is %i as chosen', async (used) => {
    world.sandbox.choices.usedCode = used;
    const code = world.sandbox.issueCode({ userid: 'LiNa' });

    expect((await exchange(code)).errcode).toBe(0);
    expect((await exchange(code)).errcode).toBe(used);
  });

  it.each([40029, 42003] as const)('takes a code for five minutes; then %i', async (expired) => {
    world.sandbox.choices.expiredCode = expired;
    const inTime = world.sandbox.issueCode({ userid: 'LiNa' });
    const late = world.sandbox.issueCode({ userid: 'LiNa' });

    world.clock.advance(299_999);
    expect((await exchange(inTime)).errcode).toBe(0);
    world.clock.advance(1);
    expect((await exchange(late)).errcode).toBe(expired);
  });

  it('does not take a code of another app, and leaves it good for that app', async () => {
    const code = world.sandbox.issueCode({ userid: 'LiNa' });
    const access_token = await token(otherApp.secret);

    const { json } = await call('auth/getuserinfo', { query: { access_token, code } });

    expect(json.errcode).toBe(40029);
    expect((await exchange(code)).errcode).toBe(0);
  });

  it('answers 50001 when the code went to a host that is not the trusted domain', async () => {
    const elsewhere = world.sandbox.issueCode(
      { userid: 'LiNa' },
      { redirectHost: 'app.example.test' },
    );
    const before = world.sandbox.issueCode({ userid: 'LiNa' });
    world.sandbox.company.setApp({ redirectDomain: 'moved.example.test' });

    expect((await exchange(elsewhere)).errcode).toBe(50001);
    expect((await exchange(before)).errcode).toBe(50001);
  });
});
