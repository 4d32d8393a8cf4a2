import * as z from 'zod/mini';
import { instantSchema } from './interview-input.ts';
import { limits } from './interview.ts';
import { roles, useridSchema, type MemberRef, type Role, type RoleGrant } from './member.ts';

export { grantableBy, mayGrant, relationsAtLarge, takesScope } from './role-rules.ts';

/** '' everywhere; `job:<title>` or `department:<name>`, spelled as in the interviews. */
export const scopeSchema = z._default(
  z.string().check(
    z.trim(),
    z.refine((scope) => scope === '' || isScope(scope), { error: 'invalid' }),
  ),
  '',
);

function isScope(scope: string): boolean {
  const [, kind, name = ''] = /^(job|department):(.+)$/.exec(scope) ?? [];
  const most = kind === 'job' ? limits.jobTitle : limits.department;
  return kind !== undefined && name === name.trim() && name.length <= most;
}

export const grantRoleSchema = z.object({
  userid: useridSchema,
  role: z.enum(roles),
  scope: scopeSchema,
  /** Left out or null: until somebody takes it away. */
  expiresAt: z._default(z.nullable(instantSchema), null),
});
export type GrantRole = z.output<typeof grantRoleSchema>;
export type GrantRoleInput = z.input<typeof grantRoleSchema>;

export const listRolesSchema = z.object({
  userid: z.optional(useridSchema),
  cursor: z.optional(z.string().check(z.regex(/^\d{1,15}\.\d{1,15}$/))),
});
export type ListRoles = z.infer<typeof listRolesSchema>;

export interface GrantedRole extends RoleGrant {
  id: number;
  member: MemberRef & { active: boolean };
  /** `variables` follows the environment at every sign-in; only `grant` can be taken away here. */
  source: 'variables' | 'grant';
  grantedAt: string;
  /** Null for what the variables gave. */
  grantedBy: MemberRef | null;
  expiresAt: string | null;
  /** Whether the reader may take it away. */
  revocable: boolean;
}

export interface RolePage {
  items: GrantedRole[];
  /** Opaque; null on the last page. */
  nextCursor: string | null;
  /** What the reader may grant, and where: '' is everywhere. */
  grantable: { role: Role; scope: string }[];
}
