import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../shared/problem.ts';
import type { GrantedRole, RolePage } from '../../../shared/roles.ts';
import { grantRole } from '../../helpers/grant-role.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let admin: BrowserSession;
let lead: BrowserSession;
let camille: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  admin = await signIn(app, 'LiQiang');
  lead = await signIn(app, 'ZhangSan');
  camille = await signIn(app, 'Camille');
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  await app.context.pool.query(`delete from member_role where source = 'grant'`);
});

async function give(browser: BrowserSession, wanted: object): Promise<GrantedRole> {
  const answer = await browser.post('/api/roles', wanted);
  expect(answer.status, answer.text()).toBe(201);
  return answer.json<GrantedRole>();
}

const code = (answer: { json<T>(): T }) => answer.json<Problem>().code;

describe('giving roles', () => {
  it('is refused to everybody for themselves, and to recruiters, managers and auditors at all', async () => {
    const own = await admin.post('/api/roles', { userid: 'liqiang', role: 'recruiter' });
    expect([own.status, code(own)]).toEqual([403, 'forbidden']);

    for (const role of ['recruiter', 'hiring_manager', 'auditor', 'interviewer'] as const) {
      await grantRole(app, 'Camille', role);
    }
    const answer = await camille.post('/api/roles', { userid: 'LiNa', role: 'interviewer' });
    expect(answer.status).toBe(403);
    expect((await camille.get('/api/roles')).status).toBe(403);
  });

  it('lets a lead give what is theirs to give, where it is theirs to give', async () => {
    await grantRole(app, 'ZhangSan', 'recruiter_lead', 'department:R&D');
    const here = { userid: 'LiNa', scope: 'department:R&D' };

    await give(lead, { ...here, role: 'recruiter' });
    await give(lead, { ...here, role: 'hiring_manager' });

    for (const role of ['recruiter_lead', 'admin', 'auditor']) {
      const scope = role === 'recruiter_lead' ? here.scope : '';
      const answer = await lead.post('/api/roles', { userid: 'LiNa', role, scope });
      expect([role, answer.status]).toEqual([role, 403]);
    }
    for (const scope of ['', 'department:Sales', 'job:R&D']) {
      const answer = await lead.post('/api/roles', { userid: 'LiNa', role: 'recruiter', scope });
      expect([scope, answer.status]).toEqual([scope, 403]);
    }
    const self = await lead.post('/api/roles', { ...here, userid: 'ZhangSan', role: 'recruiter' });
    expect(self.status).toBe(403);
  });

  it('shows a lead of one department that department alone, and takes nothing else away', async () => {
    await grantRole(app, 'ZhangSan', 'recruiter_lead', 'department:R&D');
    await give(admin, { userid: 'LiNa', role: 'recruiter', scope: 'department:R&D' });
    const other = await give(admin, { userid: 'LiNa', role: 'recruiter', scope: 'job:QA' });
    const peer = await give(admin, {
      userid: 'ChenJie',
      role: 'recruiter_lead',
      scope: 'department:R&D',
    });

    const page = (await lead.get('/api/roles')).json<RolePage>();

    expect(page.items.map(({ member, role }) => `${member.userid} ${role}`)).toEqual([
      'ZhangSan recruiter_lead',
      'LiNa recruiter',
      'ChenJie recruiter_lead',
    ]);
    expect(page.items.map(({ revocable }) => revocable)).toEqual([false, true, false]);
    expect((await lead.delete(`/api/roles/${other.id}`)).status).toBe(404);
    expect((await lead.delete(`/api/roles/${peer.id}`)).status).toBe(403);
  });

  it('leaves what the variables give to the variables', async () => {
    await signIn(app, 'WangFang');
    const { items } = (await admin.get('/api/roles')).json<RolePage>();
    const variable = items.find(({ member }) => member.userid === 'WangFang');

    expect(variable).toMatchObject({ source: 'variables', revocable: false, grantedBy: null });
    const answer = await admin.delete(`/api/roles/${variable?.id}`);
    expect([answer.status, answer.json<Problem>().detail]).toEqual([
      403,
      expect.stringContaining('RECRUITER_USERIDS'),
    ]);
    expect(items.filter(({ role }) => role === 'interviewer')).toEqual([]);
  });

  it.each([
    [{ userid: 'Nobody', role: 'recruiter' }, 'userid', 'unknown_member'],
    [{ userid: 'ZhaoLei', role: 'recruiter' }, 'userid', 'inactive_member'],
    [{ userid: 'LiNa', role: 'boss' }, 'role', 'invalid'],
    [{ userid: 'LiNa', role: 'admin', scope: 'job:QA' }, 'scope', 'invalid'],
    [{ userid: 'LiNa', role: 'recruiter', scope: 'job:' }, 'scope', 'invalid'],
    [{ userid: 'LiNa', role: 'recruiter', expiresAt: testStart }, 'expiresAt', 'in_the_past'],
  ])('says which field of %j is at fault', async (wanted, field, fault) => {
    const answer = await admin.post('/api/roles', wanted);

    expect(answer.status).toBe(400);
    expect(answer.json<Problem>().errors).toMatchObject([{ field, code: fault }]);
  });
});
