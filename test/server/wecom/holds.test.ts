import { describe, expect, it } from 'vitest';
import type { Message } from '../../../server/wecom/messages/send.ts';
import { useWecom } from '../../helpers/use-wecom.ts';
import { failureOf } from './failure-of.ts';

const { world, connect, clock } = useWecom();
const calls = (api: string) => world.sandbox.callsTo(api).length;
const minute = 60_000;

const message = (content: string): Message => ({
  to: { userids: ['LiNa'] },
  content: { msgtype: 'text', content },
});

describe('a frequency limit', () => {
  it('holds every process back from that API for a minute, and from no other', async () => {
    clock.set('2026-11-24T09:00:00Z');
    world.sandbox.fault('user/get', { errcode: 45009 });
    const [first, second] = [connect(), connect()];

    const hit = await failureOf(first.contacts.getUser('LiNa'));
    expect(hit).toMatchObject({ errcode: 45009, reaction: 'wait', retryAfterMs: minute });
    clock.advance(30_000);
    const held = await failureOf(second.contacts.getUser('LiNa'));

    expect(held).toMatchObject({ errcode: 45009, reaction: 'wait', retryAfterMs: 30_000 });
    expect(held.message).toContain('at 2026-11-24 09:01:00 UTC');
    expect(calls('user/get')).toBe(1);
    await second.agent.get();
    clock.advance(30_000);
    expect((await second.contacts.getUser('LiNa')).userid).toBe('LiNa');
  });

  it('is taken for the longer window when it is hit again soon, and forgotten later', async () => {
    const client = connect();
    const hits = [];
    for (const pauseMs of [0, 61_000, 61 * minute, 100 * minute]) {
      clock.advance(pauseMs);
      world.sandbox.fault('user/get', { errcode: 45009 });
      hits.push((await failureOf(client.contacts.getUser('LiNa'))).retryAfterMs);
    }

    expect(hits).toEqual([minute, 60 * minute, 60 * minute, minute]);
  });

  it('holds messages back until the end of the day in China after the third window', async () => {
    clock.set('2026-11-24T09:00:00Z');
    const client = connect();
    const hits = [];
    for (const pauseMs of [0, 61_000, 61 * minute]) {
      clock.advance(pauseMs);
      world.sandbox.fault('message/send', { errcode: 45009 });
      hits.push((await client.messages.send(message('x'))).error?.retryAfterMs ?? 0);
    }

    expect(new Date(clock.now() + (hits[2] ?? 0)).toISOString()).toBe('2026-11-24T16:00:00.000Z');
  });

  it('on pictures for good lasts until the end of the day in China at once', async () => {
    clock.set('2026-11-24T15:59:00Z');
    world.sandbox.fault('media/uploadimg', { errcode: 45009 });
    const file = { filename: '面试.png', contentType: 'image/png', bytes: Buffer.alloc(99) };

    const error = await failureOf(connect().media.uploadImage(file));

    expect(error).toMatchObject({ api: 'media/uploadimg', retryAfterMs: minute });
    expect(error.message).toContain('at 2026-11-24 16:00:00 UTC');
  });

  it('on gettoken is the ban for wrong secrets and lasts an hour', async () => {
    world.sandbox.fault('gettoken', { errcode: 45009 });

    const error = await failureOf(connect().contacts.getUser('LiNa'));
    await failureOf(connect().contacts.getUser('LiNa'));

    expect(error).toMatchObject({ api: 'gettoken', retryAfterMs: 60 * minute });
    expect(calls('gettoken')).toBe(1);
  });

  it('on calls at the same moment lasts a few seconds', async () => {
    world.sandbox.fault('user/get', { errcode: 45033 });

    expect((await failureOf(connect().contacts.getUser('LiNa'))).retryAfterMs).toBe(3_000);
  });

  it('keeps back what was waiting for its turn when it was hit', async () => {
    world.sandbox.fault('user/get', { errcode: 45009 });
    const client = connect({ mostAtOnce: 1 });
    await client.agent.get();

    const asked = Array.from({ length: 20 }, () => failureOf(client.contacts.getUser('LiNa')));

    expect((await Promise.all(asked)).map(({ errcode }) => errcode)).toEqual(Array(20).fill(45009));
    expect(calls('user/get')).toBe(1);
  });

  it('is not looked up when the database is away: WeCom is asked all the same', async () => {
    const away = () => Promise.reject(new Error('away'));

    const client = connect({ holds: { read: away, write: away } });

    expect((await client.contacts.getUser('LiNa')).userid).toBe('LiNa');
    world.sandbox.fault('user/get', { errcode: 45009 });
    expect(await failureOf(client.contacts.getUser('LiNa'))).toMatchObject({ reaction: 'wait' });
  });

  it('is not waited for when the database does not answer', async () => {
    const silent = () => new Promise<never>(() => undefined);

    const client = connect({ holds: { read: silent, write: silent } });

    expect((await client.contacts.getUser('LiNa')).userid).toBe('LiNa');
  });
});
