import * as z from 'zod/mini';
import { locales } from './locale.ts';

/** Digits, blanks, dots, dashes and brackets with an optional plus; kept as E.164-like digits. */
const phone = z.string().check(z.trim(), z.regex(/^\+?[\d\s().-]{5,24}$/));

export const candidateInputSchema = z.object({
  phone: z.optional(phone),
  email: z.optional(z.email().check(z.maxLength(254))),
  locale: z.optional(z.enum(locales)),
  zone: z.optional(z.string().check(z.maxLength(60))),
});
export type CandidateInput = z.infer<typeof candidateInputSchema>;
