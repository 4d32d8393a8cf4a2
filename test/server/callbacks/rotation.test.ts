import { describe, expect, it } from 'vitest';
import { startTestApp, testCallback } from '../../helpers/start-test-app.ts';
import { ping, postCallback } from './signed-callback.ts';

describe('a change of Token and key', () => {
  it('takes both pairs while it lasts, and the console accepts either', async () => {
    const next = { token: 'NextToken', encodingAesKey: 'n'.repeat(42) + 'Y' };
    const app = await startTestApp({ work: false, callbackPairs: [next, testCallback] });

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

    await app.close();
  });

  it('ends with the earlier pair refused', async () => {
    const next = { token: 'NextToken', encodingAesKey: 'n'.repeat(42) + 'Y' };
    const app = await startTestApp({ work: false, callbackPairs: [next] });

    expect((await postCallback(app, ping, next)).status).toBe(200);
    expect((await postCallback(app, ping, testCallback)).status).toBe(403);

    await app.close();
  });
});
