import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { createBrowserSession } from '../../helpers/http.ts';
import { useSandbox } from './use-sandbox.ts';

const { world, callAs } = useSandbox();

const usual = {
  login_type: 'CorpApp',
  appid: demoCredentials.corpId,
  agentid: String(demoCredentials.agentId),
  redirect_uri: 'http://app.example.test:8443/auth/callback',
  state: 'free-form_state.1',
};

const address = (changes: Record<string, string> = {}) =>
  `/wwlogin/sso/login?${new URLSearchParams({ ...usual, ...changes })}`;
const browser = () => createBrowserSession(world.sandbox.url);
const scanAs = (who: string) => browser().post(address(), new URLSearchParams({ who }));

describe('the scan page', () => {
  it('sends the member whose phone scans back with a code and the state', async () => {
    const page = await browser().get(address());
    const back = await scanAs('ZhangSan');

    expect(page.text()).toContain('张三');
    const location = new URL(back.location ?? '');
    expect(location.searchParams.get('state')).toBe('free-form_state.1');
    const code = location.searchParams.get('code') ?? '';
    const { json } = await callAs('auth/getuserinfo', { query: { code } });
    expect(json).toEqual({ errcode: 0, errmsg: 'ok', userid: 'ZhangSan' });
  });

  it('asks every time', async () => {
    const client = browser();
    await client.post(address(), new URLSearchParams({ who: 'ZhangSan' }));

    expect((await client.get(address())).status).toBe(200);
  });

  it('has no permission for a member outside the visible range', async () => {
    const answer = await scanAs('Hidden');

    expect(answer.status).toBe(403);
    expect(answer.text()).toContain('无权限登录');
    expect(answer.location).toBeUndefined();
  });

  it('cannot be used by a disabled member or an outsider', async () => {
    expect((await scanAs('Disabled')).status).toBe(403);
    expect((await scanAs('@oOutsider1')).status).toBe(400);
    expect((await browser().get(address())).text()).not.toContain('Outsider');
  });

  it.each([
    [{ login_type: 'Other' }, 'login_type 参数错误'],
    [{ appid: 'wwother' }, 'appid 参数错误'],
    [{ agentid: '' }, 'agentid 参数错误'],
    [{ redirect_uri: 'http://app.example.test/' }, 'redirect_uri 参数错误'],
  ])('says what is wrong with %j', async (changes, text) => {
    expect((await browser().get(address(changes))).text()).toContain(text);
  });

  it('says with a 501 that it has no provider login', async () => {
    expect((await browser().get(address({ login_type: 'ServiceApp' }))).status).toBe(501);
  });

  it.each([
    ['zh-CN', '', '企业微信登录'],
    ['en-GB,en;q=0.9', '', 'WeCom sign-in'],
    ['fr-FR,fr;q=0.9', '', 'Connexion WeCom'],
    ['zh-CN', 'en', 'WeCom sign-in'],
    ['fr', 'zh', '企业微信登录'],
    ['fr', 'en', 'Connexion WeCom'],
  ])('for %s with lang=%s is titled %s', async (accepted, lang, title) => {
    const headers = { 'accept-language': accepted };

    expect((await browser().get(address({ lang }), { headers })).text()).toContain(title);
  });
});

describe('the demo room', () => {
  it('is a page in the reader’s language that shows no markup of its address', async () => {
    const headers = { 'accept-language': 'fr' };
    const page = await browser().get('/room/%3Cb%3Ex', { headers });

    expect(page.text()).toContain('Salle d’entretien');
    expect(page.text()).toContain('&lt;b&gt;x');
  });
});
