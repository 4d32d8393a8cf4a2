import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { createBrowserSession } from '../../helpers/http.ts';
import { otherApp, useSandbox } from './use-sandbox.ts';

const { world, callAs } = useSandbox();
const userAgent = 'Mozilla/5.0 (iPhone) wxwork/5.0.6 MicroMessenger/7.0.1';
const redirect_uri = 'http://app.example.test:8443/auth/callback';

const usual = {
  appid: demoCredentials.corpId,
  redirect_uri,
  response_type: 'code',
  scope: 'snsapi_base',
  state: 'abc123',
  agentid: String(demoCredentials.agentId),
};

function address(changes: Record<string, string | undefined> = {}): string {
  const parameters = Object.entries({ ...usual, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `/connect/oauth2/authorize?${new URLSearchParams(parameters)}`;
}

const browser = (agent = userAgent) =>
  createBrowserSession(world.sandbox.url, { userAgent: agent });
const choose = (who: string) => new URLSearchParams({ who });

describe('the authorize page', () => {
  it('lets a client nobody knows choose who it is, and sends it back with a code', async () => {
    const client = browser();
    const page = await client.get(address());
    const back = await client.post(address(), choose('ZhangSan'));

    expect(page.status).toBe(200);
    expect(page.text()).toContain('张三');
    expect(back.status).toBe(302);
    const location = new URL(back.location ?? '');
    expect(location.origin + location.pathname).toBe(redirect_uri);
    expect([...location.searchParams.keys()]).toEqual(['code', 'state']);
    expect(location.searchParams.get('state')).toBe('abc123');
    const code = location.searchParams.get('code') ?? '';
    expect(code.length).toBeLessThanOrEqual(512);
    const { json } = await callAs('auth/getuserinfo', { query: { code } });
    expect(json.userid).toBe('ZhangSan');
  });

  it('remembers the choice, and gives a new code each time', async () => {
    const client = browser();
    const first = await client.post(address(), choose('LiNa'));
    const second = await client.get(address());

    expect(second.status).toBe(302);
    expect(second.location).not.toBe(first.location);
  });

  it('lets an outsider through as an openid', async () => {
    const back = await browser().post(address(), choose('@oOutsider1'));
    const code = new URL(back.location ?? '').searchParams.get('code') ?? '';

    const { json } = await callAs('auth/getuserinfo', { query: { code } });

    expect(json).toMatchObject({ errcode: 0, openid: 'oOutsider1' });
  });

  it('offers nobody who has left, and takes nobody it does not know', async () => {
    const page = await browser().get(address());

    expect(page.text()).not.toContain('Gone');
    expect((await browser().post(address(), choose('Gone'))).status).toBe(400);
    expect((await browser().post(address(), choose('@invented'))).status).toBe(400);
  });

  it('appends to a query that is there, keeps a fragment last, and state= even when empty', async () => {
    const to = async (changes: Record<string, string | undefined>) =>
      (await browser().post(address(changes), choose('LiNa'))).location ?? '';

    expect(await to({ redirect_uri: `${redirect_uri}?a=%2F1&b` })).toMatch(
      /\/auth\/callback\?a=%2F1&b&code=[\w-]+&state=abc123$/,
    );
    expect(await to({ redirect_uri: `${redirect_uri}#/x`, state: undefined })).toMatch(
      /\/auth\/callback\?code=[\w-]+&state=#\/x$/,
    );
  });

  it('sends an ordinary browser to the WeCom client', async () => {
    const page = await browser('Mozilla/5.0 Chrome/140.0.0.0').get(address());

    expect(page.text()).toContain('请在企业微信客户端打开链接');
    expect(page.text()).not.toContain('<form');
  });

  it('works for a member outside the visible range, because snsapi_base does', async () => {
    expect((await browser().post(address(), choose('Hidden'))).status).toBe(302);
  });

  it.each([
    ['a corp it does not have', { appid: 'wwother' }, 'appid 参数错误'],
    ['another response_type', { response_type: 'token' }, 'response_type 参数错误'],
    ['a retired scope', { scope: 'snsapi_userinfo' }, 'scope 参数错误'],
    ['no scope', { scope: undefined }, 'scope 参数错误'],
    [
      'privateinfo without agentid',
      { scope: 'snsapi_privateinfo', agentid: undefined },
      'agentid 参数错误',
    ],
    ['an unknown agentid', { agentid: '42' }, 'agentid 参数错误'],
    ['a state with a dash', { state: 'a-b' }, '84025'],
    ['a state of 129 bytes', { state: 'a'.repeat(129) }, '84025'],
    ['no redirect_uri', { redirect_uri: undefined }, 'redirect_uri 参数错误'],
    ['a redirect_uri that is no URL', { redirect_uri: '/auth' }, 'redirect_uri 参数错误'],
    ['no port', { redirect_uri: 'http://app.example.test/' }, 'redirect_uri 参数错误'],
    ['a sub-domain', { redirect_uri: 'http://x.app.example.test:8443/' }, 'redirect_uri 参数错误'],
    ['another app’s host', { agentid: String(otherApp.agentId) }, 'redirect_uri 参数错误'],
  ])('says what is wrong with %s', async (_fault, changes, text) => {
    const client = browser();
    const page = await client.get(address(changes));
    const posted = await client.post(address(changes), choose('LiNa'));

    expect(page.text()).toContain(text);
    expect(page.text()).not.toContain('<form');
    expect(posted.status).toBe(200);
    expect(posted.location).toBeUndefined();
  });

  it('takes the longest state, any scheme and path, and no agentid', async () => {
    const changes = {
      state: 'Z9'.repeat(64),
      redirect_uri: 'https://app.example.test:8443/any?x=1',
      agentid: undefined,
    };

    expect((await browser().post(address(changes), choose('LiNa'))).status).toBe(302);
  });

  it('asks a member before the app gets their details, and again after 30 days', async () => {
    const privately = address({ scope: 'snsapi_privateinfo' });
    const client = browser();
    const asked = await client.post(privately, choose('LiNa'));
    expect(asked.text()).toContain('授权个人敏感信息');
    expect(asked.location).toBeUndefined();

    const refused = await client.post(privately, new URLSearchParams({ consent: 'no' }));
    expect(refused.location).toBeUndefined();
    const agreed = await client.post(privately, new URLSearchParams({ consent: 'yes' }));
    const code = new URL(agreed.location ?? '').searchParams.get('code') ?? '';
    const { json } = await callAs('auth/getuserinfo', { query: { code } });
    expect(json).toMatchObject({ userid: 'LiNa', user_ticket: expect.any(String) as string });

    expect((await client.get(privately)).status).toBe(302);
    world.clock.advance(30 * 24 * 3_600_000);
    expect((await client.get(privately)).status).toBe(200);
  });

  it('lets nobody outside the visible range give their details', async () => {
    const privately = address({ scope: 'snsapi_privateinfo' });

    for (const who of ['Hidden', '@oOutsider1']) {
      const answer = await browser().post(privately, choose(who));
      expect(answer.text()).toContain('无权限登录');
    }
  });

  it('believes no header that it did not hand out itself', async () => {
    const headers = { 'x-wecom-device': 'ZhangSan.iphone' };

    expect((await browser().get(address(), { headers })).status).toBe(200);
  });
});
