import { describe, expect, it } from 'vitest';
import type { Me } from '../../../shared/member.ts';
import { grantRole } from '../../helpers/grant-role.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { faults, useAccounts } from './use-accounts.ts';

const accounts = useAccounts();
const { hire, leave, rename, merge, schedule, seatsOf, idOf, lastEntry } = accounts;

describe('a renamed account', () => {
  it('is the same person: id, seats, roles and session stay', async () => {
    const [old, now] = [hire(), hire('New')];
    const interview = await schedule({ interviewers: [old] });
    await grantRole(accounts.app, old, 'hiring_manager');
    const session = await signIn(accounts.app, old);
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
    await signIn(accounts.app, old);

    expect(faults(await rename(old, now))).toEqual(['userid invalid']);
    leave(old);
    expect(faults(await rename(old, 'nobody-at-all'))).toEqual(['to unknown_member']);
    expect((await rename('never-seen', now)).status).toBe(404);

    expect(await idOf(now)).toBeUndefined();
  });

  it('that has a row of its own is a case for merging', async () => {
    const [old, now] = [hire(), hire()];
    for (const userid of [old, now]) await signIn(accounts.app, userid);
    leave(old);

    expect(faults(await rename(old, now))).toEqual(['to duplicate']);
  });

  it('is not renamed by recruiters', async () => {
    const [old, now] = [hire(), hire()];
    await signIn(accounts.app, old);
    leave(old);

    expect((await rename(old, now, accounts.recruiter)).status).toBe(403);
    expect((await merge(old, now, accounts.recruiter)).status).toBe(403);
  });

  it('is renamed without an administrator when WeCom says so by itself', async () => {
    const [old, now] = [hire(), hire()];
    await signIn(accounts.app, old);
    const id = await idOf(old);

    await accounts.app.context.members.renamed({ from: old.toUpperCase(), to: now });

    expect(await idOf(now)).toBe(id);
    expect(await lastEntry()).toMatchObject({ action: 'member_renamed', actor_id: null });
    await accounts.app.context.members.renamed({ from: 'never-seen', to: now });
    expect(await idOf(now)).toBe(id);
  });
});
