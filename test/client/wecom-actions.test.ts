import { describe, expect, it, vi } from 'vitest';
import { createActions } from '../../client/wecom/actions.ts';
import type { Jssdk } from '../../client/wecom/jssdk.ts';
import { outcomeOf } from '../../client/wecom/outcome.ts';

const card = {
  title: 't',
  desc: 'd',
  link: 'https://a.example/i/1',
  imgUrl: 'https://a.example/s',
};

interface World {
  isWeCom?: boolean;
  platform?: 'phone' | 'desktop';
  sdk?: Partial<Jssdk>;
  copies?: boolean;
}

function build({ isWeCom = true, platform = 'phone', sdk = {}, copies = true }: World) {
  const spies = {
    copyText: vi.fn(async (_text: string) => copies),
    goTo: vi.fn(),
    openTab: vi.fn(),
    loadSdk: vi.fn(async (): Promise<Jssdk> => {
      const never = () => Promise.reject(new Error('not expected here'));
      return { share: never, openBrowser: never, pickMembers: never, outcomeOf, ...sdk };
    }),
  };
  return { actions: createActions({ environment: { isWeCom, platform }, ...spies }), ...spies };
}

function refuse(errMsg: string) {
  return () => Promise.reject({ errMsg, errCode: -1 });
}

describe('sharing', () => {
  it('opens the share sheet in WeCom and copies nothing', async () => {
    const share = vi.fn(async () => ({ errMsg: 'shareAppMessage:ok', errCode: 0 }));
    const { actions, copyText } = build({ sdk: { share } });

    expect(await actions.shareInterview(card)).toEqual({ outcome: 'done', copied: false });
    expect(share).toHaveBeenCalledWith(card);
    expect(copyText).not.toHaveBeenCalled();
  });

  it('leaves the clipboard alone when the person cancels', async () => {
    const { actions, copyText } = build({ sdk: { share: refuse('shareAppMessage:cancel') } });

    expect(await actions.shareInterview(card)).toEqual({ outcome: 'cancelled', copied: false });
    expect(copyText).not.toHaveBeenCalled();
  });

  it('copies the link when WeCom refuses', async () => {
    const { actions, copyText } = build({
      sdk: { share: refuse('shareAppMessage:permission denied') },
    });

    expect(await actions.shareInterview(card)).toEqual({
      outcome: { failed: 'permission' },
      copied: true,
    });
    expect(copyText).toHaveBeenCalledWith(card.link);
  });

  it('copies the link in a browser without ever loading the SDK', async () => {
    const { actions, loadSdk } = build({ isWeCom: false });

    expect(await actions.shareInterview(card)).toEqual({
      outcome: { failed: 'not-in-wecom' },
      copied: true,
    });
    expect(loadSdk).not.toHaveBeenCalled();
  });

  it('says so when nothing could be copied either', async () => {
    const { actions } = build({ isWeCom: false, copies: false });

    expect((await actions.shareInterview(card)).copied).toBe(false);
  });
});

describe('opening a room', () => {
  const room = 'https://meet.example/1';

  it('stays in the same window on a phone in WeCom', async () => {
    const { actions, goTo, openTab } = build({ platform: 'phone' });

    expect(await actions.openRoom(room)).toBe('done');
    expect(goTo).toHaveBeenCalledWith(room);
    expect(openTab).not.toHaveBeenCalled();
  });

  it('uses the system browser on a desktop in WeCom', async () => {
    const openBrowser = vi.fn(async () => ({ errMsg: 'openDefaultBrowser:ok', errCode: 0 }));
    const { actions, goTo } = build({ platform: 'desktop', sdk: { openBrowser } });

    expect(await actions.openRoom(room)).toBe('done');
    expect(openBrowser).toHaveBeenCalledWith(room);
    expect(goTo).not.toHaveBeenCalled();
  });

  it('still gets there when the desktop client does not know how', async () => {
    const { actions, goTo } = build({
      platform: 'desktop',
      sdk: { openBrowser: refuse('openDefaultBrowser:function not exist') },
    });

    expect(await actions.openRoom(room)).toEqual({ failed: 'unsupported' });
    expect(goTo).toHaveBeenCalledWith(room);
  });

  it('opens a tab in a browser', async () => {
    const { actions, openTab } = build({ isWeCom: false, platform: 'desktop' });

    await actions.openRoom(room);

    expect(openTab).toHaveBeenCalledWith(room);
  });
});

describe('what a refusal means', () => {
  it.each([
    ['config:invalid signature', 'signature'],
    ['agentConfig:invalid url domain', 'signature'],
    ['agentConfig:fail, e=42012', 'signature'],
    ['shareAppMessage:the permission value is offline verifying', 'permission'],
    ['shareAppMessage:nopermission', 'permission'],
    ['openDefaultBrowser:nosupport', 'unsupported'],
    ['shareAppMessage:fail', 'unknown'],
  ])('%s is %s', (errMsg, failed) => {
    expect(outcomeOf({ errMsg, errCode: -1 })).toEqual({ failed });
  });
});
