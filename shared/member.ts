import * as z from 'zod/mini';
import { locales, type Locale } from './locale.ts';

export const roles = [
  'admin',
  'recruiter',
  'recruiter_lead',
  'hiring_manager',
  'interviewer',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** A role and where it holds: '' everywhere, `job:<title>` or `department:<name>` there alone. */
export interface RoleGrant {
  role: Role;
  scope: string;
}

/** A corp member as others see them. `userid` is spelled as WeCom spells it. */
export interface MemberRef {
  userid: string;
  name: string;
}

export interface Me {
  member: MemberRef & { locale: Locale };
  roles: Role[];
  /** Whether my roles show me interviews beyond those I organise or sit in (`scope=team`). */
  seesTeam: boolean;
  /** Who somebody says I am in another system; I confirm or refuse each. */
  identityProposals: { system: string; externalId: string }[];
  /** Interviews of mine that are not over yet. */
  upcomingCount: number;
  /** The server's clock, ISO 8601, so that a countdown does not trust the phone's. */
  now: string;
}

/** Letters, digits, `-`, `_`, `.`, `@`, at most 64 bytes, compared without case (page 90196). */
export const useridSchema = z.string().check(z.trim(), z.regex(/^[\w.@-]{1,64}$/));

/** Which account somebody has now, and whose row takes another in. */
export const renameSchema = z.object({ to: useridSchema });
export const mergeSchema = z.object({ into: useridSchema });

export const updateMeSchema = z.object({ locale: z.enum(locales) });
export type UpdateMe = z.infer<typeof updateMeSchema>;

/** Who asks, as the server knows them from their session. Roles decide, per object. */
export interface Viewer extends MemberRef {
  memberId: number;
  locale: Locale;
  roles: readonly Role[];
  /** The same with their scopes. */
  grants: readonly RoleGrant[];
}

export function hasRole(viewer: Pick<Viewer, 'roles'>, role: Role): boolean {
  return viewer.roles.includes(role);
}
