import * as z from 'zod/mini';
import { recommendations } from './feedback.ts';
import { optionalText, text } from './interview-input.ts';
import { limits } from './interview.ts';
import { locales } from './locale.ts';
import { useridSchema } from './member.ts';
import { ratings, scorecardLimits } from './scorecard.ts';

const keySchema = z.string().check(z.regex(/^[a-z][a-z0-9_]*$/), z.maxLength(scorecardLimits.key));

const answersSchema = z.record(
  keySchema,
  z.union([
    z.int().check(z.minimum(ratings[0]), z.maximum(ratings.length)),
    z.string().check(z.maxLength(scorecardLimits.text)),
  ]),
);

const recommendationSchema = z.enum(recommendations);
const version = z.int().check(z.minimum(0));

export const saveDraftSchema = z.object({
  /** The draft the author has seen; another one on the server is a 409 with it as `current`. */
  draftVersion: version,
  answers: answersSchema,
  recommendation: z.nullable(recommendationSchema),
});
export type SaveDraft = z.infer<typeof saveDraftSchema>;

export const submitFeedbackSchema = z.object({
  /** Given, a later draft from another tab is a 409 rather than lost. */
  draftVersion: z.optional(version),
  answers: answersSchema,
  recommendation: recommendationSchema,
});
export type SubmitFeedback = z.infer<typeof submitFeedbackSchema>;

export const amendFeedbackSchema = z.object({
  /** Whose; one's own when left out. */
  userid: z.optional(useridSchema),
  /** The version that is being amended; a later one is a 409. */
  version: z.int().check(z.minimum(1)),
  answers: answersSchema,
  recommendation: recommendationSchema,
  /** Needed when it is somebody else's. */
  reason: optionalText(limits.reason),
});
export type AmendFeedback = z.infer<typeof amendFeedbackSchema>;
export type AmendFeedbackInput = z.input<typeof amendFeedbackSchema>;

function label(most: number) {
  const each = Object.fromEntries(locales.map((locale) => [locale, text(most)])) as Record<
    (typeof locales)[number],
    ReturnType<typeof text>
  >;
  return z.union([text(most), z.object(each)]);
}

const questionBase = {
  key: keySchema,
  label: label(scorecardLimits.label),
  hint: z.optional(label(scorecardLimits.hint)),
  required: z._default(z.boolean(), false),
};

const { least, most } = scorecardLimits.options;

function uniqueKeys(items: readonly { key: string }[]): boolean {
  return new Set(items.map(({ key }) => key)).size === items.length;
}

const optionsSchema = z
  .array(z.object({ key: keySchema, label: label(scorecardLimits.label) }))
  .check(z.minLength(least), z.maxLength(most), z.refine(uniqueKeys, { error: 'duplicate' }));

export const questionSchema = z.discriminatedUnion('kind', [
  z.object({ ...questionBase, kind: z.literal('rating') }),
  z.object({ ...questionBase, kind: z.literal('text') }),
  z.object({ ...questionBase, kind: z.literal('choice'), options: optionsSchema }),
]);

/** What a version holds; it never changes once it is there. */
export const scorecardContentSchema = z.object({
  questions: z
    .array(questionSchema)
    .check(
      z.minLength(1),
      z.maxLength(scorecardLimits.questions),
      z.refine(uniqueKeys, { error: 'duplicate' }),
    ),
});

export const createScorecardSchema = z.object({
  /** A name that exists gets its next version. */
  name: text(scorecardLimits.name),
  questions: scorecardContentSchema.shape.questions,
});
export type CreateScorecard = z.infer<typeof createScorecardSchema>;
export type CreateScorecardInput = z.input<typeof createScorecardSchema>;
