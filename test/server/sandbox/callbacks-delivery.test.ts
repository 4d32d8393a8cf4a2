import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { until } from '../../helpers/until.ts';
import { useCallbacks, type Arrived } from './use-callbacks.ts';

const { world, app, save, repeatSoon, settled } = useCallbacks();
const messages = () =>
  app.arrived.map(({ message }) => /<Content>.*?(\w+)\]\]>/.exec(message)?.[1]);
const statuses = () => world.sandbox.callbacks.map(({ status }) => status);

describe('the delivery of a callback', () => {
  it('is a POST of encrypted XML, signed, for the corp', async () => {
    await save();
    world.sandbox.say('ZhangSan', 'hello');
    await settled();

    const [arrived] = app.arrived as [Arrived];
    expect(arrived).toMatchObject({
      method: 'POST',
      signed: true,
      receiverId: demoCredentials.corpId,
      body:
        `<xml><ToUserName><![CDATA[${demoCredentials.corpId}]]></ToUserName>` +
        `<AgentID><![CDATA[${demoCredentials.agentId}]]></AgentID>` +
        `<Encrypt><![CDATA[${arrived.encrypted}]]></Encrypt></xml>`,
    });
    expect(Object.keys(arrived.query)).toEqual(['own', 'msg_signature', 'timestamp', 'nonce']);
  });

  it('does not take place before a URL was verified', async () => {
    world.sandbox.say('ZhangSan', 'hello');
    await settled();

    expect(world.sandbox.callbacks).toEqual([]);
  });

  it.each([
    [
      'an error status',
      (res: { writeHead(status: number): { end(): void } }) => res.writeHead(500).end(),
    ],
    [
      'a status of 201',
      (res: { writeHead(status: number): { end(): void } }) => res.writeHead(201).end(),
    ],
    ['a cut connection', (res: { destroy(): void }) => res.destroy()],
    ['no answer in time', () => undefined],
  ])('is repeated after %s: three times in all, then given up', async (_what, answer) => {
    await save();
    repeatSoon();
    app.answer = (_arrived, res) => void answer(res);
    world.sandbox.say('ZhangSan', 'hello');
    await settled();

    expect(app.arrived).toHaveLength(3);
    expect(new Set(app.arrived.map(({ message }) => message)).size).toBe(1);
    const fresh = app.arrived.flatMap(({ query, random }) => [query.nonce, random.toString('hex')]);
    expect(new Set(fresh).size).toBe(6);
    expect(app.arrived.every(({ signed }) => signed)).toBe(true);
    const log = world.sandbox.callbacks;
    expect(log.map(({ attempt, givenUp }) => [attempt, givenUp])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, true],
    ]);
    expect(new Set(log.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('ends with the first answer of 200', async () => {
    await save();
    repeatSoon();
    app.answer = (_arrived, res) => void res.writeHead(app.arrived.length < 2 ? 503 : 200).end();
    world.sandbox.say('ZhangSan', 'hello');
    await settled();

    expect(statuses()).toEqual([503, 200]);
  });

  it('has the time of its own moment on each delivery', async () => {
    await save();
    repeatSoon();
    app.answer = (_arrived, res) => {
      world.clock.advance(5_000);
      res.writeHead(500).end();
    };
    world.sandbox.say('ZhangSan', 'hello');
    await settled();

    const times = app.arrived.map(({ query }) => Number(query.timestamp));
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 5, 10]);
    const created = app.arrived.map(({ message }) => /<CreateTime>(\d+)</.exec(message)?.[1]);
    expect(new Set(created)).toEqual(new Set([String(times[0])]));
  });

  it('uses every padding from 1 to 32 and prefixes that are no text', async () => {
    await save();
    // So many at once take their time on a busy machine.
    world.sandbox.choices.callbackTimeoutMs = 5_000;
    for (let length = 1; length <= 32; length += 1)
      world.sandbox.say('ZhangSan', 'x'.repeat(length));
    await settled();

    const sizes = app.arrived.map(
      ({ message }) => (20 + Buffer.byteLength(message) + demoCredentials.corpId.length) % 32,
    );
    expect(new Set(sizes).size).toBe(32);
    expect(app.arrived.some(({ random }) => random.some((byte) => byte > 127))).toBe(true);
    expect(app.arrived.every(({ signed }) => signed)).toBe(true);
  });

  it('ends when the sandbox closes', async () => {
    await save();
    app.answer = () => undefined;
    world.sandbox.choices.callbackTimeoutMs = 60_000;
    world.sandbox.say('ZhangSan', 'hello');
    await until(
      () => app.arrived.length,
      (count) => count === 1,
    );

    await world.sandbox.close();

    expect(statuses()).toEqual([0]);
  });
});

describe('what a test may do to callbacks', () => {
  it('sends one twice, and the next once', async () => {
    await save();
    world.sandbox.callbackFault('twice');
    world.sandbox.say('ZhangSan', 'one');
    world.sandbox.say('ZhangSan', 'two');
    await settled();

    expect(messages().sort()).toEqual(['one', 'one', 'two']);
    expect(new Set(app.arrived.map(({ query }) => query.nonce)).size).toBe(3);
  });

  it('loses one', async () => {
    await save();
    world.sandbox.callbackFault('lost');
    world.sandbox.say('ZhangSan', 'one');
    world.sandbox.say('ZhangSan', 'two');
    await settled();

    expect(messages()).toEqual(['two']);
    expect(world.sandbox.callbacks[0]).toMatchObject({ fault: 'lost', status: 0 });
  });

  it('holds one back, so that a later one comes first', async () => {
    await save();
    world.sandbox.callbackFault('late');
    world.sandbox.say('ZhangSan', 'one');
    world.sandbox.say('ZhangSan', 'two');
    await settled();
    expect(messages()).toEqual(['two']);

    world.clock.advance(60_000);
    world.sandbox.releaseCallbacks();
    await settled();

    expect(messages()).toEqual(['two', 'one']);
    expect(app.arrived[1]?.query.timestamp).toBe(String(Math.floor(world.clock.now() / 1000)));
    expect(world.sandbox.callbacks[1]).toMatchObject({ fault: 'late', status: 200 });
  });

  it('forges as many as told, each sent once', async () => {
    await save();
    app.answer = ({ signed }, res) => void res.writeHead(signed ? 200 : 403).end();
    world.sandbox.callbackFault('forged', 2);
    for (const text of ['one', 'two', 'three']) world.sandbox.say('ZhangSan', text);
    await settled();

    expect(app.arrived.map(({ signed }) => signed)).toEqual([false, false, true]);
    expect(statuses().sort()).toEqual([200, 403, 403]);
  });
});
