import { roles, type Role, type RoleGrant, type Viewer } from './member.ts';
import { grantOf, type Relation } from './permissions.ts';

/** What a lead may give to others; an administrator may give any role. */
const leadGrants: readonly Role[] = ['recruiter', 'hiring_manager', 'interviewer'];

/** These hold everywhere or not at all. */
const scopeless: readonly Role[] = ['admin', 'auditor'];

export function takesScope(role: Role): boolean {
  return !scopeless.includes(role);
}

/** What somebody is where no single interview is in question: by their roles alone. */
export function relationsAtLarge(viewer: Pick<Viewer, 'grants'>): Relation[] {
  const held = new Set<string>(viewer.grants.map(({ role }) => role));
  const byRole: Relation[] = ['recruiter', 'recruiter_lead', 'hiring_manager', 'admin', 'auditor'];
  return [...byRole.filter((relation) => held.has(relation)), 'other'];
}

/** Every role the viewer may give, with the widest scope they may give it in. */
export function grantableBy(viewer: Pick<Viewer, 'grants'>): RoleGrant[] {
  if (!grantOf('grant_roles', relationsAtLarge(viewer))) return [];
  const held = (role: Role) => viewer.grants.filter((grant) => grant.role === role);
  if (held('admin').length > 0) return roles.map((role) => ({ role, scope: '' }));
  return leadGrants.flatMap((role) => held('recruiter_lead').map(({ scope }) => ({ role, scope })));
}

/**
 * May the viewer give this to others, or take it away? A lead whose own role holds for one job or
 * department stays within exactly that one.
 */
export function mayGrant(viewer: Pick<Viewer, 'grants'>, wanted: RoleGrant): boolean {
  return grantableBy(viewer).some(
    ({ role, scope }) => role === wanted.role && (scope === '' || scope === wanted.scope),
  );
}
