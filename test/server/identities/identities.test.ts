import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../../shared/identities.ts';
import type { Me } from '../../../shared/member.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession, TestResponse } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let admin: BrowserSession;
let lina: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  admin = await signIn(app, 'LiQiang');
  lina = await signIn(app, 'LiNa');
});
afterAll(() => app.close());
beforeEach(() => app.context.pool.query('delete from member_identity'));

function set(userid: string, externalId: string, more: object = {}): Promise<TestResponse> {
  return admin.put(`/api/identities/showroom/${userid}`, { externalId, ...more });
}

async function list(query = ''): Promise<Identity[]> {
  return (await admin.get(`/api/identities${query}`)).json<{ items: Identity[] }>().items;
}

const fields = (answer: TestResponse) =>
  (answer.json<Problem>().errors ?? []).map(({ field, code }) => `${field} ${code}`);

describe('an id in another system', () => {
  it('is confirmed at once by an administrator, and found from either side', async () => {
    expect((await set('lina', 'u-42')).status).toBe(200);

    const [found] = await list('?system=showroom&externalId=u-42');
    expect(found).toMatchObject({
      system: 'showroom',
      externalId: 'u-42',
      member: { userid: 'LiNa' },
      confirmedAt: '2026-11-24T09:00:00.000Z',
    });
    expect(await list('?userid=LINA')).toEqual([found]);
    expect((await lina.get('/api/me')).json<Me>().identityProposals).toEqual([]);
  });

  it('may be set again as it is, which changes nothing', async () => {
    const first = (await set('LiNa', 'u-42')).json<Identity>();

    expect((await set('LiNa', 'u-42')).json()).toEqual(first);
  });

  it('is nobody else’s, and no member has two: the answer says which side is taken, and no more', async () => {
    await set('LiNa', 'u-42');
    await set('ChenJie', 'u-43');

    const byId = await set('Camille', 'u-42');
    const byMember = await set('LiNa', 'u-44');
    const both = await set('ChenJie', 'u-42');

    expect([byId, byMember, both].map(({ status }) => status)).toEqual([409, 409, 409]);
    expect(byId.json<Problem>().code).toBe('identity_taken');
    expect(fields(byId)).toEqual(['externalId duplicate']);
    expect(fields(byMember)).toEqual(['userid duplicate']);
    expect(fields(both)).toEqual(['externalId duplicate', 'userid duplicate']);
    expect(byId.text() + byMember.text() + both.text()).not.toMatch(/LiNa|李娜|u-4[23]/);
    expect(await list()).toHaveLength(2);
  });

  it('goes to one of many who ask for it at once', async () => {
    const people = ['LiNa', 'ChenJie', 'Camille', 'ZhangSan', 'OliverSmith'];

    const answers = await Promise.all(people.map((userid) => set(userid, 'u-1')));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await list()).toHaveLength(1);
  });

  it('is free again once removed', async () => {
    await set('LiNa', 'u-42');

    expect((await admin.delete('/api/identities/showroom/lina')).status).toBe(204);
    expect((await admin.delete('/api/identities/showroom/lina')).status).toBe(404);
    expect((await set('ChenJie', 'u-42')).status).toBe(200);
  });

  it('is none of the business of others, nor of people WeCom does not know', async () => {
    const recruiter = await signIn(app, 'WangFang');

    expect((await recruiter.get('/api/identities')).status).toBe(403);
    const wanted = { externalId: 'u-1' };
    expect((await recruiter.put('/api/identities/showroom/LiNa', wanted)).status).toBe(403);
    expect((await recruiter.delete('/api/identities/showroom/LiNa')).status).toBe(403);
    expect(fields(await set('Nobody', 'u-1'))).toEqual(['userid unknown_member']);
  });
});

describe('an id that the member is asked about', () => {
  beforeEach(() => set('LiNa', 'u-42', { confirm: 'member' }));

  const answer = (accept: boolean, browser = lina) =>
    browser.post('/api/me/identities/showroom', { accept });

  it('waits in /api/me until they say yes', async () => {
    const proposal = { system: 'showroom', externalId: 'u-42' };
    expect((await lina.get('/api/me')).json<Me>().identityProposals).toEqual([proposal]);
    expect((await list())[0]?.confirmedAt).toBeNull();

    expect((await answer(true)).status).toBe(204);

    expect((await lina.get('/api/me')).json<Me>().identityProposals).toEqual([]);
    expect((await list())[0]?.confirmedAt).not.toBeNull();
    expect((await answer(true)).status).toBe(404);
    expect((await answer(false)).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });

  it('is forgotten when they say no', async () => {
    expect((await answer(false)).status).toBe(204);

    expect(await list()).toEqual([]);
  });

  it('is answered by nobody else', async () => {
    const other = await signIn(app, 'ChenJie');

    expect((await answer(true, other)).status).toBe(404);
    expect((await list())[0]?.confirmedAt).toBeNull();
  });

  it('holds a place: another member cannot be proposed for it', async () => {
    expect((await set('ChenJie', 'u-42', { confirm: 'member' })).status).toBe(409);
  });
});
