import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Me } from '../../../shared/member.ts';
import type { Problem } from '../../../shared/problem.ts';
import { grantRole } from '../../helpers/grant-role.ts';
import type { BrowserSession, TestResponse } from '../../helpers/http.ts';
import { anotherInput, interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let admin: BrowserSession;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  admin = await signIn(app, 'LiQiang');
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

let count = 0;

/** Somebody of the company, with a name of their own for each test. */
function hire(prefix = 'person'): string {
  count += 1;
  const userid = `${prefix}-${count}`;
  app.sandbox.company.addPerson({ userid, name: userid, position: '', status: 1, visible: true });
  return userid;
}

const leave = (userid: string) => app.sandbox.company.setStatus(userid, 5);

const rename = (from: string, to: string, by = admin) =>
  by.post(`/api/members/${from}/rename`, { to });
const merge = (from: string, into: string, by = admin) =>
  by.post(`/api/members/${from}/merge`, { into });

async function schedule(input: Parameters<typeof anotherInput>[0]): Promise<InterviewDetail> {
  const answer = await recruiter.post('/api/interviews', anotherInput(input));
  expect(answer.status, answer.text()).toBe(201);
  return answer.json<InterviewDetail>();
}

async function seatsOf(id: string): Promise<string[]> {
  const detail = (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();
  return detail.interviewers.map(({ userid }) => userid);
}

async function idOf(userid: string): Promise<number | undefined> {
  return (await app.context.members.known(userid))?.id;
}

const faults = (answer: TestResponse) =>
  (answer.json<Problem>().errors ?? []).map(({ field, code }) => `${field} ${code}`);

async function lastEntry() {
  const { rows } = await app.context.pool.query<{ action: string; detail: unknown }>(
    'select action, detail, actor_id from audit_entry order by id desc limit 1',
  );
  return rows[0];
}

describe('a renamed account', () => {
  it('is the same person: id, seats, roles and session stay', async () => {
    const [old, now] = [hire(), hire('New')];
    const interview = await schedule({ interviewers: [old] });
    await grantRole(app, old, 'hiring_manager');
    const session = await signIn(app, old);
    const id = await idOf(old);
    leave(old);

    expect((await rename(old.toUpperCase(), now.toLowerCase())).status).toBe(204);

    expect(await idOf(now.toUpperCase())).toBe(id);
    expect(await idOf(old)).toBeUndefined();
    expect(await seatsOf(interview.id)).toEqual([now]);
    const me = (await session.get('/api/me')).json<Me>();
    expect(me.member.userid).toBe(now);
    expect(me.roles).toContain('hiring_manager');
    expect(await lastEntry()).toMatchObject({
      action: 'member_renamed',
      detail: { from: old, to: now },
    });
  });

  it('is believed only when WeCom agrees', async () => {
    const [old, now] = [hire(), hire()];
    await signIn(app, old);

    expect(faults(await rename(old, now))).toEqual(['userid invalid']);
    leave(old);
    expect(faults(await rename(old, 'nobody-at-all'))).toEqual(['to unknown_member']);
    expect((await rename('never-seen', now)).status).toBe(404);

    expect(await idOf(now)).toBeUndefined();
  });

  it('that has a row of its own is a case for merging', async () => {
    const [old, now] = [hire(), hire()];
    for (const userid of [old, now]) await signIn(app, userid);
    leave(old);

    expect(faults(await rename(old, now))).toEqual(['to duplicate']);
  });

  it('is not renamed by recruiters', async () => {
    const [old, now] = [hire(), hire()];
    await signIn(app, old);
    leave(old);

    expect((await rename(old, now, recruiter)).status).toBe(403);
    expect((await merge(old, now, recruiter)).status).toBe(403);
  });

  it('is renamed without an administrator when WeCom says so by itself', async () => {
    const [old, now] = [hire(), hire()];
    await signIn(app, old);
    const id = await idOf(old);

    await app.context.members.renamed({ from: old.toUpperCase(), to: now });

    expect(await idOf(now)).toBe(id);
    expect(await lastEntry()).toMatchObject({ action: 'member_renamed', actor_id: null });
    await app.context.members.renamed({ from: 'never-seen', to: now });
    expect(await idOf(now)).toBe(id);
  });
});

describe('two accounts of one person', () => {
  it('become one: seats, what they organise, grants and ids elsewhere move, the old one is signed out', async () => {
    const [old, now] = [hire(), hire()];
    const interview = await schedule({ interviewers: ['ZhangSan', old] });
    await grantRole(app, old, 'recruiter', 'job:QA');
    const session = await signIn(app, old);
    const theirs = anotherInput({ interviewers: ['LiNa'], jobTitle: 'QA' });
    const organized = (await session.post('/api/interviews', theirs)).json<InterviewDetail>();
    await admin.put(`/api/identities/showroom/${old}`, { externalId: `x-${old}` });
    const other = await signIn(app, now);
    leave(old);

    expect((await merge(old, now)).status).toBe(204);

    expect((await session.get('/api/me')).status).toBe(401);
    expect((await other.get('/api/me')).json<Me>().roles).toContain('recruiter');
    expect(await seatsOf(interview.id)).toEqual(['ZhangSan', now]);
    const detail = await other.get(`/api/interviews/${organized.id}`);
    expect(detail.json<InterviewDetail>()).toMatchObject({
      mine: ['organizer'],
      organizer: { userid: now },
    });
    const found = await admin.get(`/api/identities?externalId=x-${old}`);
    expect(found.json<{ items: object[] }>().items).toMatchObject([{ member: { userid: now } }]);
    expect(await idOf(old)).toBeUndefined();
    expect(await lastEntry()).toMatchObject({
      action: 'members_merged',
      detail: { from: old, into: now },
    });
  });

  it('with a seat each in one interview keep the one of the account that stays', async () => {
    const [old, now] = [hire(), hire()];
    const interview = await schedule({ interviewers: [old, now] });
    leave(old);

    expect((await merge(old, now)).status).toBe(204);

    expect(await seatsOf(interview.id)).toEqual([now]);
    const { rows } = await app.context.pool.query(
      'select 1 from seat_hold where interview_id = $1',
      [interview.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('with interviews at one time stay two until one is moved; the answer tells the time only', async () => {
    const [old, now] = [hire(), hire()];
    const startsAt = '2026-11-30T02:00:00.000Z';
    await recruiter.post('/api/interviews', interviewInput({ interviewers: [old], startsAt }));
    await recruiter.post('/api/interviews', interviewInput({ interviewers: [now], startsAt }));
    leave(old);

    const answer = await merge(old, now);

    expect(answer.status).toBe(409);
    expect(answer.json<Problem>()).toMatchObject({
      code: 'seat_conflict',
      conflicts: [{ userid: now, startsAt, interview: null }],
    });
    expect(await idOf(old)).toBeDefined();
  });

  it('with an id each in one system stay two until one is removed', async () => {
    const [old, now] = [hire(), hire()];
    for (const userid of [old, now]) {
      await admin.put(`/api/identities/showroom/${userid}`, { externalId: `y-${userid}` });
    }
    leave(old);

    const answer = await merge(old, now);

    expect([answer.status, answer.json<Problem>().code]).toEqual([409, 'identity_taken']);
    expect(answer.json<Problem>().detail).toContain('showroom');
  });

  it('are merged only when WeCom knows the old one no more, and never into one’s own', async () => {
    const [old, now] = [hire(), hire()];
    for (const userid of [old, now]) await signIn(app, userid);

    expect(faults(await merge(old, now))).toEqual(['userid invalid']);
    leave(old);
    expect((await merge(old, 'LiQiang')).status).toBe(403);
    expect(faults(await merge(old, old))).toEqual(['into duplicate']);
    expect((await merge('never-seen', now)).status).toBe(404);
  });

  it('are merged by WeCom’s own word when the new one was here first', async () => {
    const [old, now] = [hire(), hire()];
    const interview = await schedule({ interviewers: [old] });
    await signIn(app, now);

    await app.context.members.renamed({ from: old, to: now });

    expect(await seatsOf(interview.id)).toEqual([now]);
    expect(await lastEntry()).toMatchObject({ action: 'members_merged', actor_id: null });
  });
});
