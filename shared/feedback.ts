import { rules } from './interview-rules.ts';
import { seatOf, type InterviewState, type SeatState } from './interview-state.ts';
import type { Decision } from './interview-state.ts';
import { judges, type InterviewStatus, type Seat } from './lifecycle.ts';
import type { MemberRef } from './member.ts';
import { permissions, type Relation } from './permissions.ts';
import type { Answers, Scorecard } from './scorecard.ts';

/** Worst to best. */
export const recommendations = ['strong_no', 'no', 'yes', 'strong_yes'] as const;
export type Recommendation = (typeof recommendations)[number];

/** What somebody has written so far; anything may be missing. */
export interface FeedbackDraft {
  answers: Answers;
  recommendation: Recommendation | null;
}

export interface FeedbackContent {
  answers: Answers;
  recommendation: Recommendation;
}

/** A submitted feedback as it stood before somebody amended it. */
export interface EarlierFeedback extends FeedbackContent {
  version: number;
  amendedBy: MemberRef;
  reason: string;
  amendedAt: string;
}

export interface SubmittedFeedback extends FeedbackContent {
  author: MemberRef;
  seat: Seat;
  scorecardId: number | null;
  submittedAt: string;
  /** 1 as submitted, one more with each amendment. */
  version: number;
  /** Oldest first. */
  earlier: EarlierFeedback[];
}

/** The reader's own part in a feedback. */
export interface MyFeedback {
  userid: string;
  seat: Seat;
  /** The interview waits for it. */
  awaited: boolean;
  waived: boolean;
  /** Null when nothing was written, and once it is submitted. */
  draft: FeedbackDraft | null;
  /** Counts the saves. Send the one you have seen with the next. */
  draftVersion: number;
  draftSavedAt: string | null;
  submitted: SubmittedFeedback | null;
  /** Until when its author may amend it. */
  amendableUntil: string | null;
  canWrite: boolean;
  canSubmit: boolean;
}

export interface SavedDraft {
  draftVersion: number;
  draftSavedAt: string;
}

/** `open`: to read now. The others say what it waits for, or that it never opens. */
export type Reading = 'open' | 'after_own_submit' | 'after_completed' | 'never';

export interface FeedbackPerson extends MemberRef {
  seat: Seat;
  state: 'submitted' | 'awaited' | 'waived' | 'declined' | 'optional';
}

export interface FeedbackInterview {
  id: string;
  status: InterviewStatus;
  jobTitle: string;
  round: number;
  candidateName: string;
}

export interface FeedbackView {
  interview: FeedbackInterview;
  /** The form the reader writes on; without a seat, the one chosen for the interview. */
  scorecard: Scorecard;
  mine: MyFeedback | null;
  people: FeedbackPerson[];
  reading: Reading;
  /** Null until it may be read. */
  others: SubmittedFeedback[] | null;
  /** Scorecards the feedback of others was written on. */
  scorecards: Scorecard[];
  canAmendOthers: boolean;
  canReport: boolean;
  now: string;
}

export interface FeedbackReport {
  interview: FeedbackInterview & {
    department: string;
    startsAt: string | null;
    endsAt: string | null;
    zone: string;
    organizer: MemberRef;
  };
  people: FeedbackPerson[];
  /** Nobody's is awaited any more. */
  whole: boolean;
  scorecards: Scorecard[];
  feedback: SubmittedFeedback[];
  proposedDecision: Decision | null;
  decision: { decision: Decision; by: MemberRef | null; at: string | null; note: string } | null;
  now: string;
}

type Seated = Pick<InterviewState, 'seats'>;

/** The interview waits for this seat's feedback. */
export function isAwaited(seat: SeatState): boolean {
  const settled = seat.submitted || seat.waived || seat.response === 'declined';
  return judges(seat.seat) && !settled;
}

export function personState(seat: SeatState): FeedbackPerson['state'] {
  if (seat.submitted) return 'submitted';
  if (seat.waived) return 'waived';
  if (seat.response === 'declined') return 'declined';
  return judges(seat.seat) ? 'awaited' : 'optional';
}

/**
 * When somebody may read what others wrote. A judge whose feedback is awaited is blind whatever
 * else they are: a recruiter in the panel submits first, too.
 */
export function readingOf(
  relations: readonly Relation[],
  state: Seated & { status: InterviewStatus },
  memberId: number,
): Reading {
  const seat = seatOf(state, memberId);
  if (seat && isAwaited(seat)) return 'after_own_submit';
  const grants = relations.map((relation) => permissions.read_feedback[relation]);
  const isOpen =
    grants.includes('yes') ||
    (grants.includes('after_own_submit') && seat?.submitted) ||
    (grants.includes('after_completed') && state.status === 'completed');
  if (isOpen) return 'open';
  if (grants.includes('after_own_submit')) return 'after_own_submit';
  return grants.includes('after_completed') ? 'after_completed' : 'never';
}

/** The last moment an author may amend what was submitted then. */
export function amendableUntil(submittedAt: Date): Date {
  return new Date(submittedAt.getTime() + rules.amendWithin);
}

/** Notes are taken from the day an interview is agreed; submitted once it has begun. */
export const draftStatuses: readonly InterviewStatus[] = [
  'scheduled',
  'in_progress',
  'awaiting_feedback',
  'completed',
];
