import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { appUrl } from './use-sandbox.ts';
import { useDevice } from './use-device.ts';

const { world, openDevice, callAs } = useDevice();

const card = (origin: string) => ({
  title: '二面',
  desc: '11/24 15:00',
  link: `${origin}/i/1`,
  imgUrl: `${origin}/share.png`,
});

/** The sheet that lies over some device. */
async function prompt() {
  await expect.poll(() => world.sandbox.openPrompts()).toHaveLength(1);
  const [open] = world.sandbox.openPrompts();
  if (!open) throw new Error('no sheet is open');
  return open;
}

describe('shareAppMessage', () => {
  it('shows a card with the app’s own addresses and sends it to the chosen member', async () => {
    const device = await openDevice('iphone');
    const call = await device.registered(['shareAppMessage']);
    const shared = call('shareAppMessage', card(device.origin));

    const sheet = await prompt();
    expect(sheet).toMatchObject({
      kind: 'share',
      deviceId: 'ZhangSan.iphone',
      card: card(appUrl),
    });
    world.sandbox.answerPrompt(sheet.id, { userids: ['lina'] });

    expect(await shared).toEqual({ err_msg: 'shareAppMessage:ok' });
    expect(world.sandbox.shares).toEqual([
      {
        userid: 'ZhangSan',
        profile: 'iphone',
        at: world.clock.now(),
        card: card(appUrl),
        verifiedBy: 'app',
        to: 'LiNa',
      },
    ]);
    expect(world.sandbox.forwards).toMatchObject([
      { from: 'ZhangSan', userid: 'LiNa', card: card(appUrl) },
    ]);
  });

  it('is a cancel when the person says so, and reaches nobody', async () => {
    const device = await openDevice('iphone');
    const call = await device.registered(['shareAppMessage']);
    const shared = call('shareAppMessage', card(device.origin));

    world.sandbox.answerPrompt((await prompt()).id, { cancel: true });

    expect(await shared).toEqual({ err_msg: 'shareAppMessage:cancel' });
    expect(world.sandbox.shares).toMatchObject([{ to: undefined }]);
    expect(world.sandbox.forwards).toEqual([]);
  });

  it.each(['title', 'desc', 'link', 'imgUrl'])('needs %s', async (field) => {
    const device = await openDevice('iphone');
    const call = await device.registered(['shareAppMessage']);

    const answer = await call('shareAppMessage', { ...card(device.origin), [field]: '' });

    expect(answer.err_msg).toBe('shareAppMessage:fail_invalid parameter');
  });

  it('closes its sheet when the page goes away', async () => {
    const device = await openDevice('iphone');
    const call = await device.registered(['shareAppMessage']);
    const shared = call('shareAppMessage', card(device.origin)).catch(() => 'gone');
    await prompt();

    await world.sandbox.close();

    expect(world.sandbox.openPrompts()).toEqual([]);
    await shared;
  });
});

describe('the menu’s own forward', () => {
  it('sends what the page says, listed under the client’s name', async () => {
    const device = await openDevice('android');
    const call = await device.registered(['menu:share:appmessage']);
    const { imgUrl, ...rest } = card(device.origin);
    const shared = call('sendAppMessage', { ...rest, img_url: imgUrl, type: 'link' });

    world.sandbox.answerPrompt((await prompt()).id, { userids: ['LiNa'] });

    expect(await shared).toEqual({ err_msg: 'sendAppMessage:ok' });
    expect(world.sandbox.shares[0]?.card).toEqual(card(appUrl));
  });
});

describe('selectEnterpriseContact', () => {
  const ask = { fromDepartmentId: -1, mode: 'multi', type: ['user'], selectedUserIds: ['LiNa'] };

  it('answers those the person picked, as JSON in a text', async () => {
    const call = await (await openDevice('windows')).registered(['selectEnterpriseContact']);
    const picked = call('selectEnterpriseContact', ask);

    const sheet = await prompt();
    expect(sheet).toMatchObject({ kind: 'contacts', multiple: true, selected: ['LiNa'] });
    world.sandbox.answerPrompt(sheet.id, { userids: ['ZhangSan', 'Hidden'] });

    const { err_msg, result } = await picked;
    expect(err_msg).toBe('selectEnterpriseContact:ok');
    expect(JSON.parse(String(result))).toEqual({
      userList: [
        { id: 'ZhangSan', name: '张三', avatar: '' },
        { id: 'Hidden', name: 'Hidden', avatar: '' },
      ],
      departmentList: [],
    });
  });

  it('is a cancel, or fails without a mode', async () => {
    const call = await (await openDevice('windows')).registered(['selectEnterpriseContact']);
    const picked = call('selectEnterpriseContact', { ...ask, mode: 'single' });
    world.sandbox.answerPrompt((await prompt()).id, { cancel: true });

    expect((await picked).err_msg).toBe('selectEnterpriseContact:cancel');
    expect((await call('selectEnterpriseContact', { type: ['user'] })).err_msg).toBe(
      'selectEnterpriseContact:fail_invalid parameter',
    );
  });
});

describe('openDefaultBrowser', () => {
  it('opens an address of the app as everybody knows it', async () => {
    const device = await openDevice('windows');
    const call = await device.registered(['openDefaultBrowser']);

    expect(await call('openDefaultBrowser', { url: `${device.origin}/i/1` })).toEqual({
      err_msg: 'openDefaultBrowser:ok',
    });
    expect(world.sandbox.openedUrls).toMatchObject([
      { userid: 'ZhangSan', profile: 'windows', url: `${appUrl}/i/1` },
    ]);
    expect((await call('openDefaultBrowser', { url: 'x' })).err_msg).toMatch(/invalid parameter/);
  });

  it('turns an authorize link into one with a code of that member', async () => {
    const call = await (await openDevice('windows', 'LiNa')).registered(['openDefaultBrowser']);
    const parameters = new URLSearchParams({
      appid: demoCredentials.corpId,
      redirect_uri: `${appUrl}/auth/callback`,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 's1',
    });
    const path = '/connect/oauth2/authorize';
    const url = `${world.sandbox.url}${path}?${parameters}#wechat_redirect`;

    await call('openDefaultBrowser', { url });

    const opened = new URL(world.sandbox.openedUrls[0]?.url ?? '');
    expect(opened.origin + opened.pathname).toBe(`${appUrl}/auth/callback`);
    const query = { code: opened.searchParams.get('code') ?? '' };
    expect((await callAs('auth/getuserinfo', { query })).json.userid).toBe('LiNa');
  });
});
