import type { Locale } from '../../shared/locale.ts';
import type { Role, RoleGrant, Viewer } from '../../shared/member.ts';
import type { TestApp } from './start-test-app.ts';

/** A member as a service sees them, known to the app, with roles that stand nowhere but here. */
export async function viewerOf(
  app: TestApp,
  userid: string,
  roles: readonly Role[] = ['interviewer'],
): Promise<Viewer> {
  const member = await app.context.members.resolve(userid);
  if (!member) throw new Error(`The sandbox has no ${userid}.`);
  const grants: RoleGrant[] = roles.map((role) => ({ role, scope: '' }));
  return {
    memberId: member.id,
    userid: member.userid,
    name: member.name,
    locale: member.locale as Locale,
    roles,
    grants,
  };
}
