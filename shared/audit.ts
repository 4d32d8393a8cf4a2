import * as z from 'zod/mini';
import { useridSchema, type MemberRef } from './member.ts';

/** What is worth knowing later, by name; the client has words for each. */
export const auditActions = [
  'role_granted',
  'role_revoked',
  'identity_set',
  'identity_removed',
  'identity_confirmed',
  'identity_refused',
  'member_renamed',
  'members_merged',
  'contact_revealed',
  'contact_masked',
  'contact_updated',
  'candidate_link_made',
  'answered_for_another',
  'feedback_amended',
  'erasure_requested',
  'candidate_erased',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditKinds = ['member', 'interview', 'candidate', 'application'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** Plain values only, and never a candidate's contact: the log outlives its erasure. */
export type AuditDetail = Record<string, string | number | boolean | null>;

export interface AuditEntry {
  id: number;
  at: string;
  /** Null for what WeCom or the clock caused. */
  actor: MemberRef | null;
  action: AuditAction;
  object: { kind: AuditKind; id: string };
  detail: AuditDetail;
}

export interface AuditPage {
  items: AuditEntry[];
  /** Opaque; null on the last page. */
  nextCursor: string | null;
}

const most = 100;

/** Newest first; each filter narrows. An object's id needs its kind. */
export const listAuditSchema = z.object({
  kind: z.optional(z.enum(auditKinds)),
  id: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  actor: z.optional(useridSchema),
  action: z.optional(z.enum(auditActions)),
  cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(most)), 50),
});
export type ListAudit = z.infer<typeof listAuditSchema>;
