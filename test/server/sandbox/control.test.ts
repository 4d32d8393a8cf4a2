import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../../server/sandbox/clock.ts';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useControl } from './use-control.ts';

const { world, control, callAs, errcodeOf, call, token } = useControl();

describe('the control API', () => {
  it('shows the company, without the secret of the app', async () => {
    const { json, text } = await control('GET', 'company');

    expect(json).toMatchObject({
      name: 'Test Ltd',
      corpId: demoCredentials.corpId,
      app: { agentId: demoCredentials.agentId, close: 0 },
    });
    expect(json.people).toHaveLength(5);
    expect(text).not.toContain(demoCredentials.secret);
  });

  it('changes a member, and says who they are now', async () => {
    const changes = { name: '张三丰', visible: true, status: 4 };
    expect((await control('PATCH', 'people/zhangsan', changes)).json).toMatchObject({
      userid: 'ZhangSan',
      ...changes,
    });

    await control('PATCH', 'people/ZhangSan', { visible: false });

    expect(await errcodeOf('user/get', { userid: 'ZhangSan' })).toBe(60111);
  });

  it('stops the app, and limits who may call', async () => {
    const query = { access_token: await token(), userid: 'LiNa' };
    await control('PATCH', 'app', { close: 1 });
    expect((await call('user/get', { query })).json.errcode).toBe(50003);

    await control('PATCH', 'app', { close: 0 });
    await control('PUT', 'trusted-ips', { ips: ['10.0.0.1'] });
    expect(await errcodeOf('user/get', { userid: 'LiNa' })).toBe(60020);

    await control('PUT', 'trusted-ips', { ips: null });
    expect(await errcodeOf('user/get', { userid: 'LiNa' })).toBe(0);
  });

  it('plans faults', async () => {
    await control('POST', 'faults', { path: 'user/get', errcode: 45009, times: 2 });

    const codes = [];
    for (let count = 0; count < 3; count += 1) {
      codes.push(await errcodeOf('user/get', { userid: 'LiNa' }));
    }
    expect(codes).toEqual([45009, 45009, 0]);
  });

  it('expires and revokes tokens', async () => {
    const asked = async (access_token: string) =>
      (await call('user/get', { query: { access_token, userid: 'LiNa' } })).json.errcode;
    const first = await token();
    await control('POST', 'credentials/expire-tokens', {});
    expect(await asked(first)).toBe(42001);

    const second = await token();
    await control('POST', 'credentials/revoke-tokens', {});
    expect(await asked(second)).toBe(40014);
  });

  it('shows calls and messages, all of them or those asked for', async () => {
    const { agentId } = demoCredentials;
    for (const touser of ['LiNa', 'ZhangSan']) {
      const body = { touser, msgtype: 'text', agentid: agentId, text: { content: 'hello' } };
      await callAs('message/send', { body });
    }

    const lists = async (path: string, name: string) => (await control('GET', path)).json[name];
    expect(await lists('calls', 'calls')).toHaveLength(4);
    expect(await lists('calls?path=message/send', 'calls')).toHaveLength(2);
    expect(await lists('messages', 'messages')).toHaveLength(2);
    expect(await lists('messages?userid=lina', 'messages')).toMatchObject([
      { userid: 'LiNa', text: { content: 'hello' } },
    ]);
  });

  it('reads and changes choices', async () => {
    expect((await control('GET', 'choices')).json).toMatchObject({ invisibleMember: 60111 });

    const changed = await control('PATCH', 'choices', { invisibleMember: 60011 });

    expect(changed.json).toMatchObject({ invisibleMember: 60011 });
    expect(await errcodeOf('user/get', { userid: 'Hidden' })).toBe(60011);
  });

  it.each([
    ['PATCH', 'people/Nobody', {}, 404, 'nobody called Nobody'],
    ['PATCH', 'people/LiNa', { status: 3 }, 400, 'status'],
    ['PATCH', 'people/LiNa', { nme: 'x' }, 400, 'nme'],
    ['POST', 'faults', { path: 'user/get' }, 400, 'give one of errcode'],
    ['POST', 'faults', { path: 'user/get', errcode: 1, hang: true }, 400, 'give one of errcode'],
    ['POST', 'credentials/constructor', {}, 404, 'expire-tokens, revoke-tokens'],
    ['PATCH', 'choices', { nothing: 1 }, 400, 'no choice called nothing'],
    ['PATCH', 'choices', { lifetimeSeconds: 'x' }, 400, 'lifetimeSeconds must be a number'],
    ['POST', 'members/say', { userid: 'Nobody', text: 'x' }, 400, 'nobody called Nobody'],
    ['POST', 'clock', { advance: 1 }, 409, 'clock of its test'],
    ['GET', 'nothing', undefined, 404, 'no GET /nothing'],
    ['POST', 'faults', '{"path":', 400, 'JSON'],
  ])('answers %s %s %j with %i and a sentence', async (method, path, body, status, sentence) => {
    const answer = await control(method, path, body);

    expect(answer.status).toBe(status);
    expect(answer.json.error).toContain(sentence);
  });
});

describe('the control API refuses', () => {
  const json = { 'content-type': 'application/json' };

  it('a page of another origin', async () => {
    const headers = { ...json, origin: 'https://evil.example' };

    expect((await control('POST', 'credentials/revoke-tokens', {}, headers)).status).toBe(403);
    expect((await control('GET', 'calls', undefined, headers)).status).toBe(403);
  });

  it('a form, and a body without a type', async () => {
    for (const headers of [{ 'content-type': 'text/plain' }, { 'content-type': '' }]) {
      const answer = await control('POST', 'credentials/revoke-tokens', '{}', headers);

      expect(answer.status).toBe(415);
    }
  });

  it('a name of this machine that somebody else has chosen', async () => {
    const { port } = new URL(world.sandbox.url);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `rebound.example:${port}` };
      const sent = request({ port, path: '/control/calls', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject).end();
    });

    expect(status).toBe(403);
  });
});

describe('a movable clock', () => {
  const clock = createMovableClock(() => 1_000);

  it('runs with the one below it, ahead or behind as told', () => {
    expect(clock.now()).toBe(1_000);
    clock.advance(500);
    expect(clock.now()).toBe(1_500);
    clock.set(0);
    expect(clock.now()).toBe(0);
    clock.advance(-1);
    expect(clock.now()).toBe(-1);
  });
});
