import * as z from 'zod/mini';
import { useridSchema, type MemberRef } from './member.ts';
import type { NotificationState } from './notification.ts';

export const views = ['upcoming', 'today', 'past'] as const;
export type View = (typeof views)[number];

export const limits = {
  interviewers: 5,
  jobTitle: 80,
  candidateName: 60,
  notes: 2000,
  roomUrl: 1000,
  rounds: 9,
  minutes: { least: 15, most: 480 },
  page: { default: 20, most: 50 },
} as const;

/** What the clock makes of an interview; nothing stores it. */
export type Phase = 'upcoming' | 'soon' | 'running' | 'over';

/** Ten minutes before the start the room becomes the main thing on the page. */
const soonMs = 10 * 60_000;

export function phaseOf(slot: { startsAt: string; endsAt: string }, now: number): Phase {
  if (now >= Date.parse(slot.endsAt)) return 'over';
  if (now >= Date.parse(slot.startsAt)) return 'running';
  return now >= Date.parse(slot.startsAt) - soonMs ? 'soon' : 'upcoming';
}

/** True for a zone name this runtime can compute with, such as `Asia/Shanghai`. */
export function isZone(name: string): boolean {
  try {
    return Boolean(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

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

const zone = z.string().check(z.refine(isZone, { error: 'invalid' }));

function text(most: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
}

export const createInterviewSchema = z.object({
  jobTitle: text(limits.jobTitle),
  candidateName: text(limits.candidateName),
  round: z.int().check(z.minimum(1), z.maximum(limits.rounds)),
  /** The instant it starts, ISO 8601 with `Z` or an offset. */
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.int().check(z.minimum(limits.minutes.least), z.maximum(limits.minutes.most)),
  /** IANA zone the interview is agreed in; shown beside the reader's own. */
  zone,
  /** Userids of the people who interview, the lead first. */
  interviewers: z.array(useridSchema).check(z.minLength(1), z.maxLength(limits.interviewers)),
  roomUrl: z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(limits.roomUrl),
      z.refine(isRoomUrl, { error: 'not_https' }),
    ),
  notes: z._default(z.string().check(z.trim(), z.maxLength(limits.notes)), ''),
});
export type CreateInterview = z.infer<typeof createInterviewSchema>;

export const listInterviewsSchema = z.object({
  view: z._default(z.enum(views), 'upcoming'),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.page.most)),
    limits.page.default,
  ),
  /** The reader's zone: decides where today begins and ends. */
  zone: z._default(zone, 'Asia/Shanghai'),
});
export type ListInterviews = z.infer<typeof listInterviewsSchema>;

export interface Interview {
  id: string;
  jobTitle: string;
  round: number;
  candidateName: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  roomUrl: string;
  revision: number;
  organizer: MemberRef;
  interviewers: MemberRef[];
  /** What the reader is in this interview; both when a recruiter interviews too. */
  mine: ('organizer' | 'interviewer')[];
}

export interface InterviewPage {
  items: Interview[];
  /** Opaque; null on the last page. */
  nextCursor: string | null;
  now: string;
}

export interface InterviewDetail extends Interview {
  notes: string;
  /** Absolute https address that opens this interview from a chat. */
  pageUrl: string;
  createdAt: string;
  now: string;
  /** The invitations, in the order of `interviewers`; only the organiser gets them. */
  invitations: (NotificationState & { userid: string })[] | null;
}
