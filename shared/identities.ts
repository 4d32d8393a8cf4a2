import * as z from 'zod/mini';
import { useridSchema, type Me, type MemberRef } from './member.ts';

/** An interview platform or applicant tracker by its short name, such as `showroom`. */
export const systemSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9][a-z0-9._-]{0,39}$/));

const externalIdSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const identityKeySchema = z.object({ system: systemSchema, userid: useridSchema });

export const setIdentitySchema = z.object({
  externalId: externalIdSchema,
  /** `member`: only proposed, until the member says yes. */
  confirm: z._default(z.enum(['api', 'member']), 'api'),
});
export type SetIdentity = z.output<typeof setIdentitySchema>;

/** Each filter narrows; without one, the first hundred. */
export const listIdentitiesSchema = z.object({
  userid: z.optional(useridSchema),
  system: z.optional(systemSchema),
  externalId: z.optional(externalIdSchema),
});
export type ListIdentities = z.infer<typeof listIdentitiesSchema>;

export const answerIdentitySchema = z.object({ accept: z.boolean() });

/** One person in another system. */
export interface Identity {
  system: string;
  externalId: string;
  member: MemberRef;
  /** Null while the member has not answered: it maps nothing yet. */
  confirmedAt: string | null;
}

/** What a member is asked about themselves. */
export type IdentityProposal = Me['identityProposals'][number];
