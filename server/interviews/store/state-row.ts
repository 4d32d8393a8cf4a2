import type {
  Decision,
  InterviewState,
  Mode,
  OfferState,
  PersonState,
  SeatState,
  Slot,
} from '#shared/interview-state.ts';
import type { Locale } from '#shared/locale.ts';
import type { InterviewStatus, Participation } from '#shared/lifecycle.ts';

/** Instants inside JSON are text. */
interface SlotText {
  startsAt: string;
  endsAt: string;
}

/** What the state query answers. */
export interface StateRow {
  id: string;
  corp_id: string;
  status: InterviewStatus;
  revision: number;
  version: number;
  sequence: number;
  round: number;
  starts_at: Date | null;
  ends_at: Date | null;
  minutes: number;
  zone: string;
  mode: Mode;
  location: string;
  room_url: string;
  candidate_room_url: string;
  candidate_link: string;
  notes: string;
  participation: Participation;
  participation_revision: number | null;
  candidate_wish: InterviewState['candidateWish'];
  offer_expires_at: Date | null;
  reschedules: number;
  notified_at: Date | null;
  cancel_reason: string;
  no_show_who: 'candidate' | 'interviewer' | null;
  started_at: Date | null;
  ended_at: Date | null;
  created_at: Date;
  application_id: number;
  job_title: string;
  department: string;
  decision: Decision | null;
  proposed_decision: Decision | null;
  candidate_id: number;
  candidate_name: string;
  candidate_locale: Locale;
  candidate_zone: string;
  candidate_erased: boolean;
  organizer: PersonState;
  seats: (Omit<SeatState, 'proposals'> & { proposals: SlotText[] })[];
  offers: (Omit<OfferState, 'startsAt' | 'endsAt'> & SlotText)[];
}

function slotOf(text: SlotText): Slot {
  return { startsAt: new Date(text.startsAt), endsAt: new Date(text.endsAt) };
}

export function stateOf(row: StateRow): InterviewState {
  return {
    id: row.id,
    corpId: row.corp_id,
    status: row.status,
    revision: row.revision,
    version: row.version,
    sequence: row.sequence,
    round: row.round,
    slot: row.starts_at && row.ends_at && { startsAt: row.starts_at, endsAt: row.ends_at },
    minutes: row.minutes,
    zone: row.zone,
    mode: row.mode,
    location: row.location,
    roomUrl: row.room_url,
    candidateRoomUrl: row.candidate_room_url,
    candidateLink: row.candidate_link,
    notes: row.notes,
    organizer: row.organizer,
    application: {
      id: row.application_id,
      jobTitle: row.job_title,
      department: row.department,
      decision: row.decision,
      proposedDecision: row.proposed_decision,
    },
    candidate: {
      id: row.candidate_id,
      name: row.candidate_name,
      locale: row.candidate_locale,
      zone: row.candidate_zone,
      erased: row.candidate_erased,
    },
    participation: row.participation,
    participationRevision: row.participation_revision,
    candidateWish: row.candidate_wish,
    seats: row.seats.map((seat) => ({ ...seat, proposals: seat.proposals.map(slotOf) })),
    offers: row.offers.map((offer) => ({ ...offer, ...slotOf(offer) })),
    offerExpiresAt: row.offer_expires_at,
    reschedules: row.reschedules,
    notifiedAt: row.notified_at,
    cancelReason: row.cancel_reason,
    noShowWho: row.no_show_who,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    createdAt: row.created_at,
  };
}
