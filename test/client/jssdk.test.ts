// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JssdkConfig } from '#shared/endpoints.ts';

// The SDK reads the user agent while it is loaded.
Object.defineProperty(navigator, 'userAgent', {
  value: 'Mozilla/5.0 (Linux; Android 13) Mobile wxwork/5.0.0 MicroMessenger/7.0.1',
});
const { createJssdk } = await import('../../client/wecom/jssdk.ts');

type Answer = string | Record<string, unknown> | null;
type Invoke = (name: string, params: unknown, done: (answer: unknown) => void) => void;

const card = {
  title: 't',
  desc: 'd',
  link: 'https://a.example/i/1',
  imgUrl: 'https://a.example/s',
};

const config: JssdkConfig = {
  corpId: 'ww1',
  agentId: 1000002,
  config: { timestamp: 1, nonceStr: 'corp', signature: 'c0' },
  agentConfig: { timestamp: 2, nonceStr: 'app', signature: 'a0' },
};

const unhandled: unknown[] = [];
function collect(reason: unknown): void {
  unhandled.push(reason);
}

/** The native side: answers by name, null never answers. */
function installBridge(answers: Record<string, Answer> = {}) {
  const calls: { name: string; params: unknown }[] = [];
  const invoke: Invoke = (name, params, done) => {
    calls.push({ name, params });
    const answer = name in answers ? answers[name] : 'ok';
    if (answer === null) return;
    const body = typeof answer === 'string' ? { err_msg: `${name}:${answer}` } : answer;
    queueMicrotask(() => done(body));
  };
  Object.assign(window, { WeixinJSBridge: { invoke, on: () => undefined } });
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  return calls;
}

let pages = 0;

/** The SDK keeps its agreement with the client for as long as the address stays the same. */
function loadJssdk(sign: (url: string) => Promise<JssdkConfig> = async () => config) {
  history.replaceState(null, '', `/?page=${++pages}`);
  return createJssdk({ sign });
}

describe('the wrapped SDK', () => {
  beforeEach(() => {
    unhandled.length = 0;
    process.on('unhandledRejection', collect);
    Reflect.deleteProperty(window, 'WeixinJSBridge');
  });

  afterEach(() => {
    process.off('unhandledRejection', collect);
    vi.useRealTimers();
  });

  it('agrees on the app identity once, then calls', async () => {
    const calls = installBridge();
    const sign = vi.fn(async () => config);
    const jssdk = loadJssdk(sign);

    await jssdk.share(card);
    await jssdk.openBrowser('https://meet.example/1');

    expect(calls.map(({ name }) => name)).toEqual([
      'agentConfig',
      'shareAppMessage',
      'openDefaultBrowser',
    ]);
    expect(calls[0]?.params).toMatchObject({ corpid: 'ww1', agentid: '1000002', signature: 'a0' });
    expect(calls[1]?.params).toMatchObject(card);
    expect(sign).toHaveBeenCalledOnce();
  });

  it('signs the address of the page without its hash', async () => {
    installBridge();
    const sign = vi.fn(async (_url: string) => config);
    const jssdk = loadJssdk(sign);

    location.hash = '#/i/1';
    await jssdk.share(card);

    expect(sign).toHaveBeenCalledWith(location.href.split('#')[0]);
  });

  it('asks for a second signature when the first is refused, then gives up quietly', async () => {
    installBridge({ agentConfig: 'fail_invalid signature' });
    const sign = vi.fn(async () => config);
    const jssdk = loadJssdk(sign);

    const reason = await jssdk.share(card).catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));

    expect(jssdk.outcomeOf(reason)).toEqual({ failed: 'signature' });
    expect(sign).toHaveBeenCalledTimes(2);
    expect(unhandled).toEqual([]);
  });

  it('gives up after 3 seconds without a bridge', async () => {
    const jssdk = loadJssdk();
    vi.useFakeTimers();

    const reason = jssdk.share(card).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(3_000);

    expect(jssdk.outcomeOf(await reason)).toEqual({ failed: 'no-bridge' });
  });

  it('waits for a bridge that is injected late', async () => {
    const jssdk = loadJssdk();

    const shared = jssdk.share(card);
    installBridge();

    await expect(shared).resolves.toMatchObject({ errMsg: 'shareAppMessage:ok' });
  });

  it.each(['agentConfig', 'openDefaultBrowser'])(
    'gives up after 8 seconds when %s is never answered',
    async (silent) => {
      installBridge({ [silent]: null });
      const jssdk = loadJssdk();
      vi.useFakeTimers();

      const reason = jssdk.openBrowser('https://meet.example/1').catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(8_000);

      expect(jssdk.outcomeOf(await reason)).toEqual({ failed: 'timeout' });
    },
  );

  it('tells a cancelled sheet from a failed one', async () => {
    installBridge({ shareAppMessage: 'cancel' });
    const jssdk = loadJssdk();

    const reason = await jssdk.share(card).catch((error: unknown) => error);

    expect(jssdk.outcomeOf(reason)).toBe('cancelled');
  });

  it('reads the picked members also when the client sends them as text', async () => {
    const result = JSON.stringify({ userList: [{ id: 'LiLei', name: '李雷' }, { id: 'Bob' }] });
    installBridge({ selectEnterpriseContact: { err_msg: 'selectEnterpriseContact:ok', result } });
    const jssdk = loadJssdk();

    expect(await jssdk.pickMembers(['LiLei'])).toEqual([
      { userid: 'LiLei', name: '李雷' },
      { userid: 'Bob', name: 'Bob' },
    ]);
  });
});
