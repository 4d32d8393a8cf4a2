import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../client/wecom/environment.ts';

function read(userAgent: string, platform = '', maxTouchPoints = 0) {
  return readEnvironment({ userAgent, platform, maxTouchPoints });
}

describe('readEnvironment', () => {
  it.each([
    [
      'iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 10_3_2 like Mac OS X) AppleWebKit/603.2.4 (KHTML, like Gecko) Mobile/14F89 wxwork/2.2.0 MicroMessenger/6.3.2',
      'phone',
    ],
    [
      'Android',
      'Mozilla/5.0 (Linux; Android 7.1.2; g3ds Build/NJH47F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/53.0.2785.49 Mobile MQQBrowser/6.2 TBS/043508 Safari/537.36 wxwork/2.2.0 MicroMessenger/6.3.22 NetType/WIFI Language/zh',
      'phone',
    ],
    [
      'Windows',
      'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.2623.110 Safari/537.36 wxwork/2.1.3 (MicroMessenger/6.2) WindowsWechat QBCore/3.43.644.400 QQBrowser/9.0.2524.400',
      'desktop',
    ],
    [
      'Mac, which writes no blank before wxwork',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)wxwork/3.1.8 (MicroMessenger/6.2) WeChat/2.0.4',
      'desktop',
    ],
  ])('knows WeCom on %s', (_name, userAgent, platform) => {
    expect(read(userAgent)).toEqual({ isWeCom: true, platform });
  });

  it('does not take WeChat for WeCom', () => {
    const { isWeCom } = read('Mozilla/5.0 (iPhone) Mobile/15E148 MicroMessenger/8.0.1');

    expect(isWeCom).toBe(false);
  });

  it('takes an iPad that calls itself a Mac for a phone', () => {
    const userAgent =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15 wxwork/4.1.0';

    expect(read(userAgent, 'MacIntel', 5).platform).toBe('phone');
    expect(read(userAgent, 'MacIntel', 0).platform).toBe('desktop');
  });
});
