import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCallbackJob } from '../../../server/callbacks/service.ts';
import type { readMessage } from '../../../server/wecom/callback-message.ts';
import { buildXml } from '../../../server/wecom/callback-xml.ts';
import { drain } from '../../helpers/drain.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';
import { postCallback } from './signed-callback.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
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
const click = (taskId: string, responseCode: string) =>
  buildXml({
    FromUserName: 'ZhangSan',
    CreateTime: 1_700_000_000,
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: 'accept:1',
    TaskId: taskId,
    ResponseCode: responseCode,
  });

/** A job whose work is the caller's; the app has its own database and clock. */
function jobOf(handle: (text: string) => Promise<void>) {
  const { db, now, log } = app.context;
  const work = async (message: ReturnType<typeof readMessage>) => {
    await handle('taskId' in message ? `${message.taskId}/${message.responseCode}` : message.name);
    return 'handled';
  };
  const handlers = { card: work, other: work, member: work };
  return createCallbackJob({ db, now, log, random: () => 0.5, handlers });
}

describe('the work with it', () => {
  it('goes on where a process died', async () => {
    await postCallback(app, unknown('a'));
    const died = jobOf(() => new Promise(() => undefined));
    expect(await died.claim(10)).toHaveLength(1);
    const handled: string[] = [];
    const next = jobOf(async (text) => void handled.push(text));
    expect(await drain(next)).toBe(0);

    app.clock.advance(61_000);

    expect(await drain(next)).toBe(1);
    expect(handled).toEqual(['low_active']);
    expect(await rows()).toMatchObject([{ status: 'done', outcome: 'handled' }]);
  });

  it('is tried again after a failure, with longer and longer pauses, ten times', async () => {
    await postCallback(app, unknown('a'));
    const job = jobOf(() => Promise.reject(new Error('not now')));
    let tries = 0;
    while ((await rows())[0]?.status === 'received' && tries < 50) {
      tries += await drain(job);
      app.clock.advance(15 * 60_000);
    }

    expect(tries).toBe(10);
    expect(await rows()).toMatchObject([{ status: 'failed', last_error: 'not now' }]);
    expect((await rows())[0]?.message).toContain('low_active');
  });

  it('sets aside what ends one process after the other', async () => {
    await postCallback(app, unknown('a'));
    const job = jobOf(() => Promise.resolve());
    for (let death = 1; death <= 3; death += 1) {
      expect(await job.claim(10)).toHaveLength(1);
      app.clock.advance(61_000);
    }

    await drain(job);

    expect(await rows()).toMatchObject([{ status: 'set_aside', attempts_started: 4 }]);
  });

  it('keeps the order of what is about one card, and lets others pass', async () => {
    for (const [task, code] of ['a1', 'a2', 'b1', 'a3'].map((one) => [...one])) {
      await postCallback(app, click(String(task), String(code)));
    }
    const handled: string[] = [];
    let fail = true;
    const job = jobOf(async (text) => {
      if (text === 'a/2' && fail) throw new Error('not now');
      handled.push(text);
    });

    await drain(job);
    expect([...handled].sort()).toEqual(['a/1', 'b/1']);
    fail = false;
    app.clock.advance(60_000);
    await drain(job);

    expect(handled.filter((one) => one.startsWith('a'))).toEqual(['a/1', 'a/2', 'a/3']);
  });

  it('is shared by several workers, each event by one of them', async () => {
    const sent = Array.from({ length: 40 }, (_, index) => String(index));
    await Promise.all(sent.map((key) => postCallback(app, unknown(key))));
    const counts = [0, 0, 0];

    await Promise.all(
      counts.map(async (_, worker) => {
        const job = jobOf(async () => void ((counts[worker] as number) += 1));
        await drain(job, 3);
      }),
    );

    expect(counts.reduce((sum, count) => sum + count)).toBe(40);
    expect((await rows()).every(({ status }) => status === 'done')).toBe(true);
  });
});
