import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildXml } from '../../../server/wecom/callback-xml.ts';
import { drain } from '../../helpers/drain.ts';
import {
  startTestApp,
  testCallback,
  testStart,
  type TestApp,
} from '../../helpers/start-test-app.ts';
import { postCallback } from './signed-callback.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  await app.sandbox.setCallback({ ...testCallback, url: app.callbackUrl });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  app.sandbox.callbacks.length = 0;
  await app.context.pool.query('truncate callback_event');
});

interface Row {
  name: string;
  status: string;
  message: string;
  outcome: string;
  last_error: string;
  attempts_started: number;
}

async function rows(): Promise<Row[]> {
  const { rows: all } = await app.context.pool.query<Row>(
    `select name, status, message, outcome, last_error, attempts_started
       from callback_event order by id`,
  );
  return all;
}

const unknown = (key: string, at = 1_700_000_000) =>
  buildXml({
    FromUserName: 'sys',
    CreateTime: at,
    MsgType: 'event',
    Event: 'low_active',
    Key: key,
  });
describe('what WeCom sends', () => {
  it('is kept before it is acknowledged, once however often it comes', async () => {
    app.sandbox.callbackFault('twice');
    app.sandbox.enter('ZhangSan');
    app.sandbox.say('ZhangSan', 'a');
    app.sandbox.say('ZhangSan', 'a');
    await app.sandbox.callbacksSettled();

    expect(app.sandbox.callbacks.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await rows()).map(({ name }) => name).sort()).toEqual(['enter_agent', 'text', 'text']);
    const text = (await app.context.metrics.page()).text;
    expect(text).toContain('wecom_callbacks_total{kind="other",what="repeated"} 1');
  });

  it('is kept also when nobody knows what it is, and counted', async () => {
    await postCallback(app, unknown('a'));
    await postCallback(app, unknown('a'));
    await postCallback(app, unknown('b'));

    expect(await drain(app.context.wecomSide.jobs.callbacks)).toBe(2);
    expect(await rows()).toMatchObject([
      { name: 'low_active', status: 'done', outcome: 'kept', message: '' },
      { name: 'low_active', status: 'done', outcome: 'kept', message: '' },
    ]);
  });

  it('is not acknowledged while it cannot be kept, so that it comes again', async () => {
    const { pool } = app.context;
    await pool.query('alter table callback_event rename to callback_event_away');
    const refused = await postCallback(app, unknown('a'));
    await pool.query('alter table callback_event_away rename to callback_event');
    const kept = await postCallback(app, unknown('a'));

    expect(refused).toMatchObject({ status: 503, text: '' });
    expect(kept.status).toBe(200);
    expect(await rows()).toMatchObject([{ name: 'low_active', status: 'received' }]);
  });

  it('is forgotten a week after it was done', async () => {
    await postCallback(app, unknown('a'));
    await drain(app.context.wecomSide.jobs.callbacks);
    app.clock.advance(7 * 24 * 3_600_000 + 1);

    await app.context.callbacks.sweep();

    expect(await rows()).toEqual([]);
  });
});
