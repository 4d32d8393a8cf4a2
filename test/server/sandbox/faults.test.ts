import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useSandbox } from './use-sandbox.ts';

const { world, call, callAs, token } = useSandbox();
const body = {
  touser: 'LiNa',
  msgtype: 'text',
  agentid: demoCredentials.agentId,
  text: { content: 'x' },
};
const query = { userid: 'LiNa' };

describe('a planned fault', () => {
  it('answers an errcode once, or as often as told', async () => {
    world.sandbox.fault('user/get', { errcode: -1 });
    world.sandbox.fault('/cgi-bin/user/get', { errcode: 45009, times: 2 });

    const codes: unknown[] = [];
    for (let count = 0; count < 4; count += 1) {
      codes.push((await callAs('user/get', { query })).json.errcode);
    }

    expect(codes).toEqual([-1, 45009, 45009, 0]);
  });

  it('answers an HTTP status, or something that is no JSON', async () => {
    world.sandbox.fault('user/get', { status: 502 });
    world.sandbox.fault('user/get', { malformed: true });

    expect((await callAs('user/get', { query })).status).toBe(502);
    const { status, text, json } = await callAs('user/get', { query });
    expect({ status, json }).toEqual({ status: 200, json: {} });
    expect(text).not.toBe('');
  });

  it('answers rightly, but late', async () => {
    world.sandbox.fault('user/get', { slow: 1_000 });
    const slow = callAs('user/get', { query });
    await expect.poll(() => world.sandbox.callsTo('user/get')).toHaveLength(1);

    const first = await Promise.race([slow.then(() => 'slow'), callAs('user/get', { query })]);

    expect(first).toMatchObject({ json: { errcode: 0 } });
    expect((await slow).json).toMatchObject({ errcode: 0, userid: 'LiNa' });
  });

  it('cuts the connection', async () => {
    world.sandbox.fault('user/get', { reset: true });

    await expect(callAs('user/get', { query })).rejects.toThrow('socket hang up');
  });

  it('never answers, until the sandbox closes', async () => {
    const access_token = await token();
    world.sandbox.fault('user/get', { hang: true });
    const waiting = call('user/get', { query: { access_token } }).catch(() => 'cut');
    await expect.poll(() => world.sandbox.callsTo('user/get')).toHaveLength(1);

    await world.sandbox.close();

    expect(await waiting).toBe('cut');
  });

  it('has no effect unless it comes afterwards', async () => {
    world.sandbox.fault('message/send', { errcode: -1 });
    await callAs('message/send', { body });
    expect(world.sandbox.messages).toHaveLength(0);

    world.sandbox.fault('message/send', { reset: true, afterwards: true });
    await callAs('message/send', { body }).catch(() => undefined);
    expect(world.sandbox.messages).toHaveLength(1);
  });
});

describe('the log of calls', () => {
  it('keeps what was asked and answered, without tokens, secrets and tickets', async () => {
    const access_token = await token();
    await call('get_jsapi_ticket', { query: { access_token } });
    await callAs('message/send', { body });

    expect(world.sandbox.calls.map(({ path }) => path)).toEqual([
      'gettoken',
      'get_jsapi_ticket',
      'gettoken',
      'message/send',
    ]);
    expect(world.sandbox.callsTo('/cgi-bin/gettoken')[0]).toEqual({
      at: world.clock.now(),
      method: 'GET',
      path: 'gettoken',
      query: { corpid: demoCredentials.corpId },
      body: undefined,
      ip: '127.0.0.1',
      status: 200,
      answer: { errcode: 0, errmsg: 'ok', expires_in: 7200 },
    });
    expect(world.sandbox.callsTo('message/send')[0]).toMatchObject({
      method: 'POST',
      body,
      answer: { errcode: 0 },
    });
    expect(JSON.stringify(world.sandbox.calls)).not.toContain(access_token);
    expect(JSON.stringify(world.sandbox.calls)).not.toContain(demoCredentials.secret);
  });
});
