import { describe, expect, it } from 'vitest';
import { otherApp, testCompany, useSandbox } from './use-sandbox.ts';

const details = { gender: '2', mobile: '13800000000' } as const;
const { world, call, callAs, token } = useSandbox({
  seed: {
    ...testCompany,
    people: testCompany.people.map((person) => ({ ...person, details })),
  },
});
const get = async (path: string, query: Record<string, string> = {}) =>
  (await callAs(path, { query })).json;

describe('auth/getuserdetail', () => {
  async function ticketOf(userid: string): Promise<string> {
    const code = world.sandbox.issueCode({ userid }, { scope: 'snsapi_privateinfo' });
    return String((await get('auth/getuserinfo', { code })).user_ticket);
  }
  const detail = async (user_ticket: unknown) =>
    (await callAs('auth/getuserdetail', { body: { user_ticket } })).json;

  it('gives what the member agreed to, for half an hour', async () => {
    const ticket = await ticketOf('LiNa');

    expect(await detail(ticket)).toEqual({
      errcode: 0,
      errmsg: 'ok',
      userid: 'LiNa',
      gender: '2',
      avatar: expect.stringMatching(/^https:/) as string,
      mobile: '13800000000',
    });
    world.clock.advance(1_800_000);
    expect((await detail(ticket)).errcode).toBe(84014);
  });

  it('refuses a ticket that is missing or unknown, another app, and who is out of range', async () => {
    const ticket = await ticketOf('LiNa');
    expect((await detail(undefined)).errcode).toBe(84090);
    expect((await detail('x')).errcode).toBe(84015);
    const query = { access_token: await token(otherApp.secret) };
    const body = { user_ticket: ticket };
    expect((await call('auth/getuserdetail', { query, body })).json.errcode).toBe(84015);

    world.sandbox.company.setVisible('LiNa', false);
    expect((await detail(ticket)).errcode).toBe(92000);
    world.sandbox.choices.sensitiveDetails = false;
    expect((await detail(ticket)).errcode).toBe(92001);
  });
});
