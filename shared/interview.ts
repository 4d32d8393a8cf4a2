import type { InterviewStatus, Participation, Seat, SeatResponse } from './lifecycle.ts';
import type { Decision, Mode } from './interview-state.ts';
import type { MemberRef } from './member.ts';
import type { NotificationState } from './notification.ts';
import type { Action } from './permissions.ts';
import type { ChosenScorecard } from './scorecard.ts';

/**
 * `todo` waits for the reader: an answer, a feedback, a candidate's wish. `planning` has no time
 * yet: drafts and offers. The others go by the clock.
 */
export const views = ['upcoming', 'today', 'past', 'todo', 'planning'] as const;
export type View = (typeof views)[number];
/** Views whose interviews all have a time. */
export const clockViews = ['upcoming', 'today', 'past'] as const satisfies readonly View[];
export type ClockView = (typeof clockViews)[number];

export const limits = {
  interviewers: 5,
  listeners: 5,
  offers: 10,
  reason: 300,
  location: 200,
  department: 60,
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

/** Somebody with a seat, as those who see the interview see them. */
export interface SeatRef extends MemberRef {
  seat: Seat;
  response: SeatResponse;
  declineReason: string;
  proposals: { startsAt: string; endsAt: string }[];
  /** False once they left the corp or the app's visible range. */
  active: boolean;
  /** Whether their feedback is in; its content is another question. */
  submitted: boolean;
  waived: boolean;
}

interface InterviewBase {
  id: string;
  applicationId: number;
  jobTitle: string;
  department: string;
  round: number;
  /** Empty for readers who may know the time only. */
  candidateName: string;
  status: InterviewStatus;
  participation: Participation;
  minutes: number;
  zone: string;
  mode: Mode;
  location: string;
  /** The reader's own link; empty when there is none, or when it is not theirs to know. */
  roomUrl: string;
  revision: number;
  organizer: MemberRef;
  interviewers: SeatRef[];
  /** What the reader is in this interview; both when a recruiter interviews too. */
  mine: ('organizer' | 'interviewer')[];
}

export interface Interview extends InterviewBase {
  startsAt: string;
  endsAt: string;
}

/** A draft or an offer: no time is set yet. */
export interface UntimedInterview extends InterviewBase {
  startsAt: null;
  endsAt: null;
}

export type AnyInterview = Interview | UntimedInterview;

export function isTimed<T extends AnyInterview>(interview: T): interview is T & Interview {
  return interview.startsAt !== null;
}

export interface InterviewPage {
  items: AnyInterview[];
  /** Opaque; null on the last page. */
  nextCursor: string | null;
  /** How many wait for the reader on all pages together; with `view=todo` alone. */
  count?: number;
  now: string;
}

export interface OfferRef {
  id: number;
  startsAt: string;
  endsAt: string;
  state: 'open' | 'taken' | 'withdrawn';
}

interface DetailMore {
  notes: string;
  /** Absolute https address that opens this interview from a chat. */
  pageUrl: string;
  candidateRoomUrl: string;
  cancelReason: string;
  noShowWho: 'candidate' | 'interviewer' | null;
  offers: OfferRef[];
  offerExpiresAt: string | null;
  decision: Decision | null;
  proposedDecision: Decision | null;
  /** What the candidate asked for, while that is open. */
  candidateWish: { note: string; offerIds: number[] } | null;
  scorecard: ChosenScorecard;
  createdAt: string;
  now: string;
  /** What the reader may do here now: by right, and by the interview's status. */
  can: { actions: Action[]; commands: string[] };
  /** The invitations, in the order of `interviewers`; only who manages it gets them. */
  invitations: (NotificationState & { userid: string })[] | null;
}

export type InterviewDetail = AnyInterview & DetailMore;
export type TimedDetail = Interview & DetailMore;
