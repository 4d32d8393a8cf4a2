import { describe, expect, it } from 'vitest';
import { refusal } from '../../../server/wecom/errors.ts';
import type { Message } from '../../../server/wecom/messages/send.ts';
import { createPatience } from '../../../server/wecom/patience.ts';
import { freePort } from '../../helpers/free-port.ts';
import { useWecom } from '../../helpers/use-wecom.ts';
import { failureOf } from './failure-of.ts';

const { world, connect, clock } = useWecom();
const calls = (api: string) => world.sandbox.callsTo(api).length;

const message = (content: string): Message => ({
  to: { userids: ['LiNa'] },
  content: { msgtype: 'text', content },
});

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

  it('is not made again when it changes something', async () => {
    world.sandbox.fault('message/update_template_card', { reset: true });
    const change = { replaceName: '已接受' };

    const error = await failureOf(
      connect().messages.updateCard({ responseCode: 'R', to: 'all', change }),
    );

    expect(error).toMatchObject({ errcode: null, ambiguous: true });
    expect(calls('message/update_template_card')).toBe(1);
  });

  it('is made again for a message with the duplicate check, and reaches nobody twice', async () => {
    world.sandbox.fault('message/send', { reset: true, afterwards: true });

    await connect().messages.send(message('once'));

    expect(calls('message/send')).toBe(2);
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);
  });
});

describe('a call that cannot have arrived', () => {
  it('is made again whatever it does', async () => {
    await connect().contacts.getUser('LiNa');
    const attempts: number[] = [];
    const client = connect({
      apiUrl: `http://127.0.0.1:${await freePort()}`,
      onCall: ({ attempt }) => void attempts.push(attempt),
    });
    const change = { replaceName: '已接受' };

    const error = await failureOf(
      client.messages.updateCard({ responseCode: 'R', to: 'all', change }),
    );

    expect(error).toMatchObject({ errcode: null, ambiguous: false });
    expect(attempts).toEqual([1, 2, 3]);
  });
});

describe('calls at the same moment', () => {
  let open = 0;
  let most = 0;
  const answers: Error[] = [];
  const callsOf30 = (overrides: { timeoutMs?: number } = {}) => {
    const patient = createPatience({
      async request<T>() {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        clock.advance(10);
        const answer = answers.shift();
        if (answer) throw answer;
        return {} as T;
      },
      holds: {
        read: () => Promise.resolve({ at: new Date(clock.now()), hold: undefined }),
        write: () => Promise.resolve(),
      },
      mostAtOnce: 8,
      timeoutMs: 2_000,
      repeatWithinMs: 0,
      elapsed: clock.now,
      random: () => 0,
      sleep: () => Promise.resolve(),
      ...overrides,
    });
    return async () => {
      most = 0;
      const calls = Array.from({ length: 30 }, () => patient<object>({ method: 'GET', api: 'x' }));
      return (await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected');
    };
  };

  it('are never more than the process may have under way', async () => {
    expect(await callsOf30()()).toEqual([]);

    expect(most).toBe(8);
  });

  it('become fewer when WeCom finds them too many, and more again when it does not', async () => {
    const burst = callsOf30();
    answers.push(...Array.from({ length: 30 }, () => refusal('x', 45033, '')));
    expect(await burst()).toHaveLength(30);

    const widths = [];
    for (let round = 0; round < 5; round += 1) {
      await burst();
      widths.push(most);
    }

    expect(widths[0]).toBeLessThan(8);
    expect(widths.at(-1)).toBe(8);
  });

  it('are not made once they have waited for their turn too long', async () => {
    const rejected = await callsOf30({ timeoutMs: 50 })();

    expect(rejected.length).toBeGreaterThan(0);
    expect(rejected[0]).toMatchObject({
      reason: { errcode: null, reaction: 'retry', ambiguous: false },
    });
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
  it('is its name, its code, its time and how often it was made', async () => {
    const reports: object[] = [];
    const client = connect({ onCall: (report) => void reports.push(report) });
    world.sandbox.fault('user/get', { errcode: -1 });
    await client.contacts.getUser('LiNa');
    const ms = expect.any(Number) as number;

    expect(reports).toEqual([
      { api: 'gettoken', errcode: 0, ms, attempt: 1 },
      { api: 'user/get', errcode: -1, ms, attempt: 1 },
      { api: 'user/get', errcode: 0, ms, attempt: 2 },
    ]);
  });
});
