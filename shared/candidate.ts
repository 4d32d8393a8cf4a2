import * as z from 'zod/mini';
import type { InterviewStatus } from './lifecycle.ts';
import { locales, type Locale } from './locale.ts';
import type { MemberRef } from './member.ts';
import { isZone } from './zone.ts';

/** Digits, blanks, dots, dashes and brackets with an optional plus. */
const phone = z.string().check(z.normalize('NFKC'), z.trim(), z.regex(/^\+?[\d\s().-]{5,24}$/));
const email = z.email().check(z.maxLength(254));
const zone = z.string().check(z.maxLength(60), z.refine(isZone, { error: 'invalid' }));
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));

export const candidateInputSchema = z.object({
  phone: z.optional(phone),
  email: z.optional(email),
  locale: z.optional(z.enum(locales)),
  zone: z.optional(zone),
});
export type CandidateInput = z.infer<typeof candidateInputSchema>;

/** What is left out stays; null takes a contact away. */
export const updateContactSchema = z.object({
  name: z.optional(name),
  phone: z.optional(z.nullable(phone)),
  email: z.optional(z.nullable(email)),
  locale: z.optional(z.enum(locales)),
  zone: z.optional(zone),
});
export type UpdateContact = z.infer<typeof updateContactSchema>;

/** One of the two. A body, because a contact has no place in an address. */
export const findCandidatesSchema = z
  .object({ phone: z.optional(phone), email: z.optional(email) })
  .check(
    z.refine((by) => (by.phone === undefined) !== (by.email === undefined), {
      error: 'Give either phone or email.',
    }),
  );
export type FindCandidates = z.infer<typeof findCandidatesSchema>;

export const sendLinkSchema = z.object({
  /** False gives the link that is out there, so that it still opens. */
  renew: z._default(z.boolean(), true),
  /** False when it is sent by hand anyway. */
  mail: z._default(z.boolean(), true),
});
export type SendLink = z.output<typeof sendLinkSchema>;

/** How to reach a candidate, as far as the reader may know. */
export interface CandidateContact {
  candidateId: number;
  /** Empty when masked or erased. */
  name: string;
  phone: string | null;
  email: string | null;
  locale: Locale;
  zone: string;
  /** Most letters are hidden from this reader. */
  masked: boolean;
  erased: boolean;
  erasureRequestedAt: string | null;
}

export interface FoundCandidate {
  candidateId: number;
  name: string;
  zone: string;
  /** Newest applications first, each with its last round first. */
  interviews: {
    id: string;
    applicationId: number;
    jobTitle: string;
    department: string;
    round: number;
    status: InterviewStatus;
    startsAt: string | null;
  }[];
}

export interface ErasureRequest {
  candidateId: number;
  requestedAt: string;
  /** `candidate` asked on their page. */
  by: 'member' | 'candidate';
  /** Who may be asked about it; null when the candidate asked. */
  member: MemberRef | null;
  /** Interviews that must be cancelled or held first. */
  open: number;
}

/** The link for a candidate, and what to send with it. */
export interface CandidateInvitation {
  url: string;
  /** Ready to paste into a chat or a mail, in every language. */
  texts: Record<Locale, string>;
  /** What the candidate reads. */
  locale: Locale;
  /** False: nobody sends it but you. */
  mailed: boolean;
}

/** The same number in every spelling: `138 0000 0000`, `+86-138-0000-0000`, `0086…`. */
export function normalisePhone(typed: string): string {
  const text = typed.normalize('NFKC').trim().replace('(0)', '');
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+')) return `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (/^861[3-9]\d{9}$/.test(digits)) return `+${digits}`;
  // Eleven digits of this form are a mobile number of mainland China.
  return /^1[3-9]\d{9}$/.test(digits) ? `+86${digits}` : digits;
}

export function normaliseEmail(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** `+86•••••••1234`: enough to compare, not enough to call. */
export function maskPhone(phone: string): string {
  const shown = phone.slice(-4);
  return phone.length > 8 ? `${phone.slice(0, 3)}${'•'.repeat(phone.length - 7)}${shown}` : '••••';
}

/** `z•••@example.com`. */
export function maskEmail(email: string): string {
  const [user = '', host = ''] = email.split('@');
  return `${user.slice(0, 1)}•••@${host}`;
}
