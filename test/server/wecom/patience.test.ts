import { describe, expect, it } from 'vitest';
import { WecomError } from '../../../server/wecom/errors.ts';
import type { Message } from '../../../server/wecom/messages/send.ts';
import { createPatience } from '../../../server/wecom/patience.ts';
import { useWecom } from '../../helpers/use-wecom.ts';

const { world, connect, clock } = useWecom();
const calls = (api: string) => world.sandbox.callsTo(api).length;
const minute = 60_000;

const message = (content: string): Message => ({
  to: { userids: ['LiNa'] },
  content: { msgtype: 'text', content },
});

async function failureOf(work: Promise<unknown>): Promise<WecomError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WecomError);
  return error as WecomError;
}

describe('a WeCom that is busy', () => {
  it('is asked again at most three times, after longer and longer pauses', async () => {
    world.sandbox.fault('user/get', { errcode: -1, times: 3 });
    expect((await connect().contacts.getUser('LiNa')).userid).toBe('LiNa');
    expect(world.slept).toEqual([250, 750, 2250]);

    world.sandbox.fault('user/get', { errcode: -1, times: 10 });
    expect(await failureOf(connect().contacts.getUser('LiNa'))).toMatchObject({ errcode: -1 });
    expect(calls('user/get')).toBe(8);
  });

  it('is not asked again when somebody has waited long enough', async () => {
    world.sandbox.fault('user/get', { errcode: -1, times: 10 });

    await failureOf(connect({ limits: { repeatWithinMs: 1_100 } }).contacts.getUser('LiNa'));

    expect(calls('user/get')).toBe(3);
  });
});

describe('a call of which nobody knows whether it arrived', () => {
  it.each([{ status: 502 }, { malformed: true }, { reset: true }] as const)(
    'is made again when it only reads: %o',
    async (fault) => {
      world.sandbox.fault('user/get', { ...fault, times: 2 });

      expect((await connect().contacts.getUser('LiNa')).userid).toBe('LiNa');
      expect(calls('user/get')).toBe(3);
    },
  );

  it('is not made again for a sign-in code, which works once', async () => {
    world.sandbox.fault('auth/getuserinfo', { reset: true, afterwards: true });
    const code = world.sandbox.issueCode({ userid: 'LiNa' });

    const error = await failureOf(connect().oauth.codeOwner(code));

    expect(error).toMatchObject({ errcode: null, ambiguous: true });
    expect(calls('auth/getuserinfo')).toBe(1);
  });

  it('is made again for a message with the duplicate check, and reaches nobody twice', async () => {
    world.sandbox.fault('message/send', { reset: true, afterwards: true });

    await connect().messages.send(message('once'));

    expect(calls('message/send')).toBe(2);
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);
  });
});

describe('a frequency limit', () => {
  it('holds every process back from that API for a minute, and from no other', async () => {
    world.sandbox.fault('user/get', { errcode: 45009 });
    const [first, second] = [connect(), connect()];

    const hit = await failureOf(first.contacts.getUser('LiNa'));
    expect(hit).toMatchObject({ errcode: 45009, reaction: 'wait', retryAfterMs: minute });
    clock.advance(30_000);
    const held = await failureOf(second.contacts.getUser('LiNa'));

    expect(held).toMatchObject({ errcode: 45009, reaction: 'wait', retryAfterMs: 30_000 });
    expect(held.message).toContain('in 30 s');
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

  it('is not looked up when the database is away: WeCom is asked all the same', async () => {
    const away = () => Promise.reject(new Error('away'));

    const client = connect({ holds: { read: away, write: away } });

    expect((await client.contacts.getUser('LiNa')).userid).toBe('LiNa');
  });
});

describe('calls at the same moment', () => {
  it('are never more than the process may have under way', async () => {
    let open = 0;
    let most = 0;
    const patient = createPatience({
      async request<T>() {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        return {} as T;
      },
      holds: { read: () => Promise.reject(new Error('away')), write: () => Promise.resolve() },
      mostAtOnce: 3,
      repeatWithinMs: 0,
      elapsed: clock.now,
      random: () => 0,
      sleep: () => Promise.resolve(),
    });

    await Promise.all(Array.from({ length: 30 }, () => patient({ method: 'GET', api: 'x' })));

    expect(most).toBe(3);
  });
});

describe('a token that every call refuses', () => {
  it('is replaced once also when WeCom says 40001 outside of gettoken', async () => {
    const client = connect();
    await client.contacts.getUser('LiNa');
    world.sandbox.fault('user/get', { errcode: 40001, times: 5 });

    const error = await failureOf(client.contacts.getUser('LiNa'));

    expect(error).toMatchObject({ errcode: 40001, api: 'user/get' });
    expect(calls('user/get')).toBe(3);
    expect(calls('gettoken')).toBe(2);
  });
});

describe('what is reported of a call', () => {
  it('is its name, its code and its time', async () => {
    const reports: object[] = [];
    const client = connect({ onCall: (report) => void reports.push(report) });
    await client.contacts.getUser('LiNa');

    expect(reports).toEqual([
      { api: 'gettoken', errcode: 0, ms: expect.any(Number) as number },
      { api: 'user/get', errcode: 0, ms: expect.any(Number) as number },
    ]);
  });
});
