import type { Locale } from './locale.ts';
import {
  judges,
  type InterviewStatus,
  type Participation,
  type Seat,
  type SeatResponse,
} from './lifecycle.ts';

export interface PersonState {
  memberId: number;
  userid: string;
  name: string;
  locale: Locale;
  /** False once they left the corp or the app's visible range. */
  active: boolean;
}

export interface SeatState extends PersonState {
  /** Of the assignment. */
  id: number;
  seat: Seat;
  response: SeatResponse;
  respondedRevision: number | null;
  declineReason: string;
  proposals: Slot[];
  /** Their own live link to the room; empty while there is none. */
  roomUrl: string;
  submitted: boolean;
  waived: boolean;
}

/** Half-open: the end belongs to the next. */
export interface Slot {
  startsAt: Date;
  endsAt: Date;
}

export interface OfferState extends Slot {
  id: number;
  state: 'open' | 'taken' | 'withdrawn';
}

export type Mode = 'online' | 'onsite' | 'phone';

/** Everything the rules look at; read under a lock before a command and again after it. */
export interface InterviewState {
  id: string;
  corpId: string;
  status: InterviewStatus;
  revision: number;
  /** Grows with every write. */
  version: number;
  /** SEQUENCE of the calendar files. */
  sequence: number;
  round: number;
  /** Null until a time is known. */
  slot: Slot | null;
  minutes: number;
  zone: string;
  mode: Mode;
  location: string;
  roomUrl: string;
  candidateRoomUrl: string;
  /** The candidate's live link to the room; empty while there is none. */
  candidateLink: string;
  notes: string;
  organizer: PersonState;
  application: {
    id: number;
    jobTitle: string;
    department: string;
    decision: Decision | null;
    proposedDecision: Decision | null;
  };
  candidate: { id: number; name: string; locale: Locale; zone: string; erased: boolean };
  participation: Participation;
  participationRevision: number | null;
  /** What the candidate asked for; null once it is settled. */
  candidateWish: { note: string; offerIds: number[] } | null;
  /** Live and superseded, in seating order. */
  seats: SeatState[];
  offers: OfferState[];
  offerExpiresAt: Date | null;
  reschedules: number;
  /** When invitations were last sent again by hand. */
  notifiedAt: Date | null;
  cancelReason: string;
  noShowWho: 'candidate' | 'interviewer' | null;
  startedAt: Date | null;
  endedAt: Date | null;
  createdAt: Date;
}

export const decisions = ['advance', 'hold', 'reject', 'hire'] as const;
export type Decision = (typeof decisions)[number];

/** Seats nobody else has taken over. */
export function liveSeats(state: Pick<InterviewState, 'seats'>): SeatState[] {
  return state.seats.filter((seat) => seat.response !== 'superseded');
}

export function seatOf(state: Pick<InterviewState, 'seats'>, memberId: number) {
  return liveSeats(state).find((seat) => seat.memberId === memberId);
}

type Judge = Pick<SeatState, 'seat' | 'response' | 'submitted' | 'waived'>;

function judgesOf({ seats }: { seats: readonly Judge[] }) {
  const all = seats.filter(({ seat, response }) => judges(seat) && response !== 'superseded');
  const awaited = all.filter(({ response, waived }) => response !== 'declined' && !waived);
  return { all, awaited };
}

/**
 * Whether nobody's feedback is missing; those who said no and those waived owe none. Where that
 * leaves nobody, somebody has to decide to do without: nobody wishes for an empty report.
 */
export function isJudged(state: { seats: readonly Judge[] }): boolean {
  const { all, awaited } = judgesOf(state);
  if (awaited.length > 0) return awaited.every(({ submitted }) => submitted);
  return all.some(({ submitted, waived }) => submitted || waived);
}

/** Everybody who was to judge said no, and nobody has decided yet what follows from it. */
export function nobodyJudges(state: { seats: readonly Judge[] }): boolean {
  return judgesOf(state).awaited.length === 0 && !isJudged(state);
}
