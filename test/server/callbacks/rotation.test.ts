import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCallbackKeys } from '../../../server/wecom/callback-keys.ts';
import { createCallbacks } from '../../../server/callbacks/service.ts';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { startTestApp, testCallback, type TestApp } from '../../helpers/start-test-app.ts';
import { ping, postCallback, signed } from './signed-callback.ts';

const next = { token: 'NextToken', encodingAesKey: 'n'.repeat(42) + 'Y' };
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false, callbackPairs: [next, testCallback] });
});
afterAll(() => app.close());

describe('a change of Token and key', () => {
  it('takes both pairs while it lasts, and the console accepts either', async () => {
    expect((await postCallback(app, ping, testCallback)).status).toBe(200);
    expect((await postCallback(app, ping, next)).status).toBe(200);
    for (const pair of [testCallback, next]) {
      expect(await app.sandbox.setCallback({ ...pair, url: app.callbackUrl })).toEqual({
        saved: true,
      });
      app.sandbox.say('ZhangSan', 'hello');
    }
    await app.sandbox.callbacksSettled();
    expect(app.sandbox.callbacks.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('ends with the earlier pair refused', () => {
    const { db, now, log } = app.context;
    const keys = createCallbackKeys([next], demoCredentials.corpId);
    const callbacks = createCallbacks({ keys, db, now, log });
    const readBy = (pair: typeof next) => {
      const { encrypted, query } = signed(app, ping, pair);
      const { msg_signature: signature, timestamp, nonce } = query;
      const body = `<xml><Encrypt>${encrypted}</Encrypt></xml>`;
      return callbacks.read({ signature, timestamp, nonce }, body);
    };

    expect(readBy(next)).toHaveProperty('value.message.name', 'enter_agent');
    expect(readBy(testCallback)).toEqual({ fault: 'signature' });
  });
});
