import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { otherApp, testCompany, useSandbox } from './use-sandbox.ts';

const otherApps = [1, 2, 3, 4].map((number) => ({
  agentId: number,
  secret: `secret-${number}`,
  name: `App ${number}`,
}));
const { world, call, token } = useSandbox({
  seed: { ...testCompany, otherApps: [otherApp, ...otherApps] },
});
const hour = 3_600_000;

async function fetchTicket(path: string, secret: string = demoCredentials.secret) {
  const query: Record<string, string> = { access_token: await token(secret) };
  if (path === 'ticket/get') query.type = 'agent_config';
  return call(path, { query });
}

describe('the tickets', () => {
  it.each(['get_jsapi_ticket', 'ticket/get'])('%s lasts 7200 seconds', async (path) => {
    const first = await fetchTicket(path);
    world.clock.advance(7_000_000);
    const second = await fetchTicket(path);
    world.clock.advance(200_000);
    const third = await fetchTicket(path);

    expect(first.json).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 });
    expect(second.json).toMatchObject({ ticket: first.json.ticket, expires_in: 200 });
    expect(third.json.ticket).not.toBe(first.json.ticket);
  });

  it('are two: the corp’s, the same for every app, and one of each app', async () => {
    const corp = (await fetchTicket('get_jsapi_ticket')).json.ticket;
    const app = (await fetchTicket('ticket/get')).json.ticket;

    expect(app).not.toBe(corp);
    expect((await fetchTicket('get_jsapi_ticket', otherApp.secret)).json.ticket).toBe(corp);
    expect((await fetchTicket('ticket/get', otherApp.secret)).json.ticket).not.toBe(app);
  });

  it('get_jsapi_ticket takes no type, and ticket/get needs a known one', async () => {
    const access_token = await token();
    const ask = async (path: string, type?: string) =>
      (await call(path, { query: { access_token, ...(type !== undefined && { type }) } })).json;

    expect((await ask('get_jsapi_ticket', 'jsapi')).errcode).toBe(91040);
    expect((await ask('ticket/get')).errcode).toBe(91040);
    expect((await ask('ticket/get', 'jsapi')).errcode).toBe(91040);
  });

  it('ticket/get says that it has no e-invoices', async () => {
    const query = { access_token: await token(), type: 'wx_card' };

    expect((await call('ticket/get', { query })).status).toBe(501);
  });

  it('run out after 100 fetches an hour of one app, for an hour', async () => {
    for (let count = 0; count < 50; count += 1) {
      expect((await fetchTicket('get_jsapi_ticket')).json.errcode).toBe(0);
      expect((await fetchTicket('ticket/get')).json.errcode).toBe(0);
    }

    expect((await fetchTicket('get_jsapi_ticket')).json.errcode).toBe(45009);
    expect((await fetchTicket('ticket/get')).json.errcode).toBe(45009);
    expect((await fetchTicket('ticket/get', otherApp.secret)).json.errcode).toBe(0);
    world.clock.advance(hour - 1);
    expect((await fetchTicket('ticket/get')).json.errcode).toBe(45009);
    world.clock.advance(1);
    expect((await fetchTicket('ticket/get')).json.errcode).toBe(0);
  });

  it('run out after 400 fetches an hour of the whole corp', async () => {
    for (const { secret } of otherApps) {
      const access_token = await token(secret);
      for (let count = 0; count < 100; count += 1) {
        const { json } = await call('get_jsapi_ticket', { query: { access_token } });
        expect(json.errcode).toBe(0);
      }
    }

    expect((await fetchTicket('get_jsapi_ticket')).json.errcode).toBe(45009);
  });
});
