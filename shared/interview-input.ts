import * as z from 'zod/mini';
import { candidateInputSchema } from './candidate.ts';
import { limits, views } from './interview.ts';
import { useridSchema } from './member.ts';
import { isZone } from './zone.ts';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** https everywhere; plain http only to this machine, where the demo rooms are. */
export function isRoomUrl(value: string): boolean {
  try {
    const url = new URL(value);
    if (url.username || url.password) return false;
    return (
      url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname))
    );
  } catch {
    return false;
  }
}

export const zoneSchema = z.string().check(z.refine(isZone, { error: 'invalid' }));

export function text(most: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
}

/** May be empty; for changes, where what is left out stays as it is. */
export function anyText(most: number) {
  return z.string().check(z.trim(), z.maxLength(most));
}

export function optionalText(most: number) {
  return z._default(anyText(most), '');
}

/** Empty, or an address that a browser opens safely. */
export const anyRoomUrlSchema = z.string().check(
  z.trim(),
  z.maxLength(limits.roomUrl),
  z.refine((value) => value === '' || isRoomUrl(value), { error: 'not_https' }),
);

export const roomUrlSchema = z._default(anyRoomUrlSchema, '');

/** An instant, ISO 8601 with `Z` or an offset. */
export const instantSchema = z.iso.datetime({ offset: true });

export const minutesSchema = z
  .int()
  .check(z.minimum(limits.minutes.least), z.maximum(limits.minutes.most));

export const slotSchema = z.object({ startsAt: instantSchema, minutes: minutesSchema });
export type SlotInput = z.infer<typeof slotSchema>;

export const offerSchema = z.object({
  slots: z.array(slotSchema).check(z.minLength(1), z.maxLength(limits.offers)),
  expiresAt: instantSchema,
});

const people = (most: number) => z.array(useridSchema).check(z.maxLength(most));

export const createInterviewSchema = z.object({
  jobTitle: text(limits.jobTitle),
  department: optionalText(limits.department),
  /** A further round of somebody who is known: the candidate is theirs, not the one below. */
  applicationId: z.optional(z.int()),
  candidateName: text(limits.candidateName),
  /** How to reach the candidate, their language and zone; none of it is needed. */
  candidate: z.optional(candidateInputSchema),
  round: z.int().check(z.minimum(1), z.maximum(limits.rounds)),
  /** When it starts. Left out: a draft, to be offered or scheduled later. */
  startsAt: z.optional(instantSchema),
  minutes: minutesSchema,
  /** IANA zone the interview is agreed in; shown beside the reader's own. */
  zone: zoneSchema,
  /** Userids of the people who interview, the lead first. */
  interviewers: people(limits.interviewers).check(z.minLength(1)),
  /** Who learns to interview, and who only listens. */
  shadows: z._default(people(limits.listeners), []),
  observers: z._default(people(limits.listeners), []),
  mode: z._default(z.enum(['online', 'onsite', 'phone']), 'online'),
  /** Needed for an interview on site. */
  location: optionalText(limits.location),
  /** Needed online once a time is set. */
  roomUrl: roomUrlSchema,
  /** The candidate's own link; empty means the same as everybody's. */
  candidateRoomUrl: roomUrlSchema,
  notes: optionalText(limits.notes),
  /** What its feedback is written on; null or nothing is the built-in scorecard. */
  scorecardVersionId: z.optional(z.nullable(z.int())),
  /** Instead of a time: those the candidate may choose from, and until when. */
  offer: z.optional(offerSchema),
  /** Userids who are not told of this by message. */
  skip: z._default(z.array(useridSchema).check(z.maxLength(20)), []),
});
export type CreateInterview = z.infer<typeof createInterviewSchema>;
/** What a program may send: everything with a default may be left out. */
export type CreateInterviewInput = z.input<typeof createInterviewSchema>;

export const listInterviewsSchema = z.object({
  view: z._default(z.enum(views), 'upcoming'),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.page.most)),
    limits.page.default,
  ),
  /** The reader's zone: decides where today begins and ends. */
  zone: z._default(zoneSchema, 'Asia/Shanghai'),
  /** `team`: all that the reader's roles let them see, not only their own. */
  scope: z._default(z.enum(['mine', 'team']), 'mine'),
});
export type ListInterviews = z.infer<typeof listInterviewsSchema>;
