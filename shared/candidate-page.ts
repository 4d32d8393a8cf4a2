import * as z from 'zod/mini';
import { optionalText } from './interview-input.ts';
import { limits } from './interview.ts';
import type { Mode } from './interview-state.ts';
import { locales, type Locale } from './locale.ts';
import { isZone } from './zone.ts';

/**
 * Which interview a form was shown for, and which state of it: a page left open in another tab
 * changes neither a different interview nor one that has moved meanwhile.
 */
const shown = {
  interview: z.string().check(z.maxLength(40)),
  revision: z.int().check(z.minimum(1)),
};
const offer = z.int();

export const candidateCommandSchemas = {
  confirm: z.object(shown),
  pick_slot: z.object({ ...shown, offer }),
  ask_other_time: z.object({
    ...shown,
    note: optionalText(limits.reason),
    /** Which of the offered times would do. */
    offers: z._default(z.array(offer).check(z.maxLength(limits.offers)), []),
  }),
  withdraw: z.object({ ...shown, reason: optionalText(limits.reason) }),
  check_in: z.object(shown),
} as const;

export type CandidateCommand = keyof typeof candidateCommandSchemas;
export type CandidateCommandInput<C extends CandidateCommand> = z.output<
  (typeof candidateCommandSchemas)[C]
>;

export const candidateCommands = Object.keys(candidateCommandSchemas) as CandidateCommand[];

export const candidatePreferencesSchema = z.object({
  locale: z.optional(z.enum(locales)),
  zone: z.optional(z.string().check(z.maxLength(60), z.refine(isZone, { error: 'invalid' }))),
});
export type CandidatePreferences = z.infer<typeof candidatePreferencesSchema>;

export interface CandidateSlot {
  startsAt: string;
  endsAt: string;
}

/** What a candidate sees of their interview: nothing of interviewers, notes or feedback. */
export interface CandidateView {
  interview: string;
  revision: number;
  /** Empty when the operator has not said it. */
  company: string;
  jobTitle: string;
  round: number;
  name: string;
  /** Who invited them. */
  organizer: string;
  mode: Mode;
  location: string;
  roomUrl: string;
  minutes: number;
  /** The zone the interview was agreed in. */
  zone: string;
  locale: Locale;
  /** `offered`: choose a time. `over`: nothing is left to do. */
  phase: 'offered' | 'scheduled' | 'over';
  slot: CandidateSlot | null;
  /** The time they had said yes to, when it has moved since. */
  before: CandidateSlot | null;
  /** `moved`: they had said yes to another time. */
  answer: 'none' | 'confirmed' | 'moved' | 'change_requested' | 'checked_in';
  wish: { note: string; offers: number[] } | null;
  /** Times to choose from, or to name when asking for another one. */
  offers: (CandidateSlot & { id: number })[];
  offersUntil: string | null;
  can: CandidateCommand[];
  /** From and until when "I am here" is possible; null without a time. */
  checkIn: { from: string; until: string } | null;
  /** Until when they may ask for another time. */
  changeUntil: string | null;
  /** The operator's own privacy notice, besides ours. */
  privacyUrl: string;
  erasureRequested: boolean;
  now: string;
}
