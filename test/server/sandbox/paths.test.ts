import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useSandbox } from './use-sandbox.ts';

const { world, call, callAs } = useSandbox();

describe('the paths of the sandbox', () => {
  it.each(['no/such/call', 'message.send', 'gettoken/', 'constructor'])(
    'answers 404 with an empty body for %s, which WeCom does not have',
    async (path) => {
      const { status, text } = await callAs(path);

      expect({ status, text }).toEqual({ status: 404, text: '' });
    },
  );

  it('answers 404 with an empty body outside of /cgi-bin/', async () => {
    const answer = await fetch(`${world.sandbox.url}/nothing`);

    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it.each(['user/list', 'appchat/send', 'tag/get'])(
    'says with a 501 that it does not simulate %s yet',
    async (path) => {
      const { status, text } = await callAs(path, { body: {} });

      expect(status).toBe(501);
      expect(text).toBe(`The sandbox does not simulate ${path} yet.`);
    },
  );

  it('answers 404 when a reading call is posted', async () => {
    const query = { corpid: demoCredentials.corpId, corpsecret: demoCredentials.secret };

    expect((await call('gettoken', { method: 'POST', query })).status).toBe(404);
  });

  it('refuses a GET of message/send with 40058, after the token', async () => {
    expect((await call('message/send')).json.errcode).toBe(41001);
    expect((await callAs('message/send')).json.errcode).toBe(40058);
  });
});

describe('an error body', () => {
  it('has HTTP 200, a hint of 25 digits that begin with the second, the address and a link', async () => {
    const { status, json } = await call('gettoken', { query: { corpid: 'x' } });

    expect(status).toBe(200);
    expect(json.errcode).toBe(41004);
    expect(json.errmsg).toMatch(
      /^corpsecret missing, hint: \[1795507200\d{15}\], from ip: 127\.0\.0\.1, more info at https:\/\/open\.work\.weixin\.qq\.com\/devtool\/query\?e=41004$/,
    );
  });

  it('says 40014 in bare words, except on ticket/get', async () => {
    const query = { access_token: 'x', type: 'agent_config' };

    expect((await call('user/get', { query })).json.errmsg).toBe('invalid access_token');
    expect((await call('get_jsapi_ticket', { query })).json.errmsg).toBe('invalid access_token');
    expect((await call('ticket/get', { query })).json.errmsg).toMatch(
      /^invalid access_token, hint: /,
    );
  });

  it('keeps the empty arrays of user/get', async () => {
    const { json } = await callAs('user/get', { query: { userid: 'nobody' } });

    expect(json).toMatchObject({
      errcode: 60111,
      department: [],
      order: [],
      is_leader_in_dept: [],
      direct_leader: [],
    });
  });
});
