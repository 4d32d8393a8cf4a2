import { describe, expect, it } from 'vitest';
import { appUrl } from './use-sandbox.ts';
import { useDevice } from './use-device.ts';

const { world, openDevice } = useDevice();

describe('the small calls', () => {
  it('checkJsApi says what this kind of client has', async () => {
    const call = await (await openDevice('iphone')).registered([]);
    const jsApiList = ['shareAppMessage', 'menu:share:appmessage', 'openDefaultBrowser', 'x'];

    const { checkResult } = await call('checkJsApi', { jsApiList });

    expect(JSON.parse(String(checkResult))).toEqual({
      shareAppMessage: true,
      'menu:share:appmessage': true,
      openDefaultBrowser: false,
      x: false,
    });
  });

  it('setClipboardData keeps the text, closeWindow answers', async () => {
    const list = ['setClipboardData', 'closeWindow'];
    const call = await (await openDevice('iphone')).registered(list);

    expect((await call('setClipboardData', { data: 'abc' })).err_msg).toBe('setClipboardData:ok');
    expect((await call('closeWindow')).err_msg).toBe('closeWindow:ok');
    expect(world.sandbox.clipboard).toMatchObject([{ userid: 'ZhangSan', text: 'abc' }]);
  });

  it('hideMenuItems and showMenuItems change the menu of that device', async () => {
    const list = ['hideMenuItems', 'showMenuItems'];
    const call = await (await openDevice('iphone')).registered(list);
    const hidden = async () => {
      const state = await fetch(`${world.sandbox.url}/phone/state`);
      const { devices } = (await state.json()) as { devices: { hiddenMenuItems: string[] }[] };
      return devices[0]?.hiddenMenuItems;
    };

    await call('hideMenuItems', { menuList: ['menuItem:copyUrl', 'menuItem:refresh'] });
    await call('showMenuItems', { menuList: ['menuItem:refresh'] });

    expect(await hidden()).toEqual(['menuItem:copyUrl']);
  });

  it('are kept as data, with the address the app knows', async () => {
    const call = await (await openDevice('iphone')).registered(['getContext']);
    await call('getContext');

    expect(world.sandbox.invocations).toMatchObject([
      { name: 'agentConfig', result: 'agentConfig:ok', url: `${appUrl}/` },
      { name: 'getContext', result: 'getContext:ok', userid: 'ZhangSan', profile: 'iphone' },
    ]);
  });
});
