import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useWebview } from './use-webview.ts';

const { world, open, get } = useWebview((express, world) => {
  express.get('/login', (req, res) => {
    const parameters = new URLSearchParams({
      appid: demoCredentials.corpId,
      redirect_uri: `${world.app.url}/callback?a=1`,
      response_type: 'code',
      scope: 'snsapi_base',
      state: String(req.query.state ?? 'abc'),
    });
    const hash = req.query.bare ? '' : '#wechat_redirect';
    res.redirect(`${world.sandbox.url}/connect/oauth2/authorize?${parameters}${hash}`);
  });
});

describe('a webview sent to the authorize page', () => {
  it('comes back as its member at once', async () => {
    const [zhang, li] = [await open('ZhangSan'), await open('LiNa')];

    for (const [origin, userid] of [
      [zhang, 'ZhangSan'],
      [li, 'LiNa'],
    ] as const) {
      const answer = await get(`${origin}/login`);
      const location = new URL(answer.headers.get('location') ?? '');

      expect(answer.status).toBe(302);
      expect(location.href).toMatch(
        new RegExp(`^${origin}/callback\\?a=1&code=[\\w-]+&state=abc$`),
      );
      expect(await ownerOf(location.searchParams.get('code') ?? '')).toBe(userid);
    }
  });

  it('arrives at the app from another site', async () => {
    const origin = await open();
    const back = (await get(`${origin}/login`)).headers.get('location') ?? '';
    const frame = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin' };

    await get(back, frame);
    expect(world.app.last().headers['sec-fetch-site']).toBe('cross-site');
    await get(back, frame);
    expect(world.app.last().headers['sec-fetch-site']).toBe('same-origin');
  });

  it('shows its page when the link is wrong', async () => {
    const answer = await get(`${await open()}/login?state=a-b`);

    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('84025');
  });

  it('is nobody without #wechat_redirect', async () => {
    const answer = await get(`${await open()}/login?bare=1`);

    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('#wechat_redirect');
  });
});

async function ownerOf(code: string): Promise<unknown> {
  const { corpId: corpid, secret: corpsecret } = demoCredentials;
  const ask = async (path: string, query: Record<string, string>) => {
    const answer = await fetch(
      `${world.sandbox.url}/cgi-bin/${path}?${new URLSearchParams(query)}`,
    );
    return (await answer.json()) as Record<string, string>;
  };
  const { access_token = '' } = await ask('gettoken', { corpid, corpsecret });
  return (await ask('auth/getuserinfo', { access_token, code })).userid;
}
