import { describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Me } from '../../../shared/member.ts';
import type { Problem } from '../../../shared/problem.ts';
import { grantRole } from '../../helpers/grant-role.ts';
import { anotherInput, interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { faults, useAccounts } from './use-accounts.ts';

const accounts = useAccounts();
const { hire, leave, merge, schedule, seatsOf, idOf, lastEntry } = accounts;

describe('two accounts of one person', () => {
  it('become one: seats, what they organise, grants and ids elsewhere move, the old one is signed out', async () => {
    const [old, now] = [hire(), hire()];
    const interview = await schedule({ interviewers: ['ZhangSan', old] });
    await grantRole(accounts.app, old, 'recruiter', 'job:QA');
    const session = await signIn(accounts.app, old);
    const theirs = anotherInput({ interviewers: ['LiNa'], jobTitle: 'QA' });
    const organized = (await session.post('/api/interviews', theirs)).json<InterviewDetail>();
    await accounts.admin.put(`/api/identities/showroom/${old}`, { externalId: `x-${old}` });
    const other = await signIn(accounts.app, now);
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
    const found = await accounts.admin.get(`/api/identities?externalId=x-${old}`);
    expect(found.json<{ items: object[] }>().items).toMatchObject([{ member: { userid: now } }]);
    expect(await idOf(old)).toBeUndefined();
    const gone = await accounts.admin.get(`/api/members?q=${old}&gone=true`);
    expect(gone.json()).toEqual({ items: [] });
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
    const { rows } = await accounts.app.context.pool.query(
      'select 1 from seat_hold where interview_id = $1',
      [interview.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('with interviews at one time stay two until one is moved; the answer tells the time only', async () => {
    const [old, now] = [hire(), hire()];
    const startsAt = '2026-11-30T02:00:00.000Z';
    await accounts.recruiter.post(
      '/api/interviews',
      interviewInput({ interviewers: [old], startsAt }),
    );
    await accounts.recruiter.post(
      '/api/interviews',
      interviewInput({ interviewers: [now], startsAt }),
    );
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
      await accounts.admin.put(`/api/identities/showroom/${userid}`, { externalId: `y-${userid}` });
    }
    leave(old);

    const answer = await merge(old, now);

    expect([answer.status, answer.json<Problem>().code]).toEqual([409, 'identity_taken']);
    expect(answer.json<Problem>().detail).toContain('showroom');
  });

  it('are merged only when WeCom knows the old one no more, and never into one’s own', async () => {
    const [old, now] = [hire(), hire()];
    for (const userid of [old, now]) await signIn(accounts.app, userid);

    expect(faults(await merge(old, now))).toEqual(['userid invalid']);
    leave(old);
    expect((await merge(old, 'LiQiang')).status).toBe(403);
    expect(faults(await merge(old, old))).toEqual(['into duplicate']);
    expect((await merge('never-seen', now)).status).toBe(404);
  });

  it('are found by administrators also after the old one has left', async () => {
    const old = hire();
    await signIn(accounts.app, old);
    await accounts.app.context.members.shutOut(old, 'left');

    const active = await accounts.admin.get(`/api/members?q=${old}`);
    const all = await accounts.admin.get(`/api/members?q=${old}&gone=true`);

    expect(active.json()).toEqual({ items: [] });
    expect(all.json()).toEqual({ items: [{ userid: old, name: old }] });
  });

  it('are merged by WeCom’s own word when the new one was here first', async () => {
    const [old, now] = [hire(), hire()];
    const interview = await schedule({ interviewers: [old] });
    await signIn(accounts.app, now);

    await accounts.app.context.members.renamed({ from: old, to: now });

    expect(await seatsOf(interview.id)).toEqual([now]);
    expect(await lastEntry()).toMatchObject({ action: 'members_merged', actor_id: null });
  });
});
