import type { Role } from '../../shared/member.ts';
import type { TestApp } from './start-test-app.ts';

/** A role as an administrator would have given it, without going through one. */
export async function grantRole(
  app: TestApp,
  userid: string,
  role: Role,
  scope = '',
): Promise<void> {
  const member = await app.context.members.resolve(userid);
  await app.context.pool.query(
    `insert into member_role (member_id, role, scope, source, granted_at)
     values ($1, $2, $3, 'grant', $4) on conflict do nothing`,
    [member?.id, role, scope, new Date(app.clock.now())],
  );
}
