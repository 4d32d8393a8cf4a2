import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Me, Role } from '../../../shared/member.ts';
import type { GrantedRole, RolePage } from '../../../shared/roles.ts';
import { grantRole } from '../../helpers/grant-role.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { anotherInput, interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

const day = 24 * 3600_000;

let app: TestApp;
let admin: BrowserSession;
let camille: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  admin = await signIn(app, 'LiQiang');
  camille = await signIn(app, 'Camille');
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  await app.context.pool.query(`delete from member_role where source = 'grant'`);
});

async function rolesOf(browser: BrowserSession): Promise<string[]> {
  return (await browser.get('/api/me')).json<Me>().roles;
}

async function give(browser: BrowserSession, wanted: object): Promise<GrantedRole> {
  const answer = await browser.post('/api/roles', wanted);
  expect(answer.status, answer.text()).toBe(201);
  return answer.json<GrantedRole>();
}

describe('a role that an administrator gives', () => {
  it('holds at the next request, and is gone at the next request after it is taken away', async () => {
    const given = await give(admin, { userid: 'camille', role: 'recruiter' });
    expect(given).toMatchObject({
      member: { userid: 'Camille', active: true },
      role: 'recruiter',
      scope: '',
      source: 'grant',
      grantedBy: { userid: 'LiQiang' },
      revocable: true,
    });
    // A seat of their own keeps them signed in without the role.
    const input = interviewInput({ interviewers: ['Camille'] });
    expect((await camille.post('/api/interviews', input)).status).toBe(201);

    expect((await admin.delete(`/api/roles/${given.id}`)).status).toBe(204);

    expect((await camille.post('/api/interviews', input)).status).toBe(403);
    expect((await admin.delete(`/api/roles/${given.id}`)).status).toBe(404);
  });

  it('does not count after its end', async () => {
    const expiresAt = new Date(app.clock.now() + day).toISOString();
    await give(admin, { userid: 'Camille', role: 'auditor', expiresAt });
    const session = await signIn(app, 'Camille');
    expect(await rolesOf(session)).toContain('auditor');

    app.clock.advance(day);

    const later = await signIn(app, 'Camille');
    expect(await rolesOf(later)).not.toContain('auditor');
    expect((await later.get('/api/audit')).status).toBe(403);
    const again = await signIn(app, 'LiQiang');
    const { items } = (await again.get('/api/roles?userid=Camille')).json<RolePage>();
    expect(items).toEqual([]);
  });

  it('survives the next sign-in, when the variables are read again', async () => {
    await give(admin, { userid: 'Camille', role: 'recruiter_lead', scope: 'department:R&D' });

    const session = await signIn(app, 'Camille');

    expect(await rolesOf(session)).toEqual(['interviewer', 'recruiter_lead']);
  });

  it('given once more takes the new end and is no second one', async () => {
    const first = await give(admin, { userid: 'Camille', role: 'auditor' });
    const expiresAt = new Date(app.clock.now() + day).toISOString();

    const second = await give(admin, { userid: 'Camille', role: 'auditor', expiresAt });

    expect(second).toMatchObject({ id: first.id, expiresAt });
    const { items } = (await admin.get('/api/roles?userid=CAMILLE')).json<RolePage>();
    expect(items).toHaveLength(1);
  });

  it('stands in the log with who, whom and what', async () => {
    const given = await give(admin, { userid: 'Camille', role: 'hiring_manager', scope: 'job:QA' });
    await admin.delete(`/api/roles/${given.id}`);

    const { rows } = await app.context.pool.query<{ action: string }>(
      `select action, detail->>'userid' as userid, detail->>'role' as role,
              detail->>'scope' as scope, m.userid as actor
         from audit_entry e join member m on m.id = e.actor_id order by e.id desc limit 2`,
    );
    const what = { userid: 'Camille', role: 'hiring_manager', scope: 'job:QA', actor: 'LiQiang' };
    expect(rows).toEqual([
      { action: 'role_revoked', ...what },
      { action: 'role_granted', ...what },
    ]);
  });
});

describe('taking the last role away', () => {
  it('signs out whom the app has no use for, and leaves a person with a seat signed in', async () => {
    const idle = await signIn(app, 'OliverSmith');
    const seated = await signIn(app, 'LiNa');
    const recruiter = await signIn(app, 'WangFang');
    await recruiter.post('/api/interviews', anotherInput({ interviewers: ['LiNa'] }));
    const first = await give(admin, { userid: 'OliverSmith', role: 'auditor' });
    const kept = await give(admin, { userid: 'OliverSmith', role: 'hiring_manager' });
    const other = await give(admin, { userid: 'LiNa', role: 'auditor' });

    await admin.delete(`/api/roles/${first.id}`);
    expect((await idle.get('/api/me')).status).toBe(200);
    await admin.delete(`/api/roles/${kept.id}`);
    await admin.delete(`/api/roles/${other.id}`);

    expect((await idle.get('/api/me')).status).toBe(401);
    expect(await rolesOf(seated)).toEqual(['interviewer']);
  });
});

describe('whether there is more to see than one’s own', () => {
  it.each<[Role, string, boolean]>([
    ['recruiter', '', false],
    ['recruiter', 'job:QA', true],
    ['recruiter', 'department:R&D', true],
    ['recruiter_lead', '', true],
    ['recruiter_lead', 'department:R&D', true],
    ['hiring_manager', '', true],
    ['hiring_manager', 'job:QA', true],
    ['auditor', '', true],
    ['admin', '', false],
    ['interviewer', '', false],
  ])('to a %s with the scope "%s": %s, and the list agrees', async (role, scope, sees) => {
    await grantRole(app, 'Camille', role, scope);
    const session = await signIn(app, 'Camille');

    expect((await session.get('/api/me')).json<Me>()).toMatchObject({ seesTeam: sees });
    expect((await session.get('/api/interviews?scope=team')).status).toBe(sees ? 200 : 403);
  });
});

describe('the list of roles', () => {
  it('comes in pages that lose and repeat nobody', async () => {
    for (let count = 0; count < 150; count += 1) {
      await grantRole(app, 'ChenJie', 'recruiter', `job:${count}`);
    }

    const first = (await admin.get('/api/roles?userid=ChenJie')).json<RolePage>();
    const rest = await admin.get(`/api/roles?userid=ChenJie&cursor=${first.nextCursor}`);

    const all = [...first.items, ...rest.json<RolePage>().items];
    expect(new Set(all.map(({ scope }) => scope)).size).toBe(150);
    expect(all).toHaveLength(150);
    expect(rest.json<RolePage>().nextCursor).toBeNull();
  });
});
