import type { Generated } from 'kysely';
import type { Decision, Mode } from '#shared/interview-state.ts';
import type {
  InterviewAction,
  InterviewStatus,
  Participation,
  Seat,
  SeatResponse,
} from '#shared/lifecycle.ts';
import type { Json, MaybeJson, MaybeMoment, MaybeRange, Moment, Range } from './moment.ts';

export interface InterviewTables {
  application: {
    id: Generated<number>;
    corp_id: string;
    candidate_id: number;
    job_title: string;
    department: Generated<string>;
    decision: Decision | null;
    decided_by: number | null;
    decided_at: MaybeMoment;
    decision_note: Generated<string>;
    proposed_decision: Decision | null;
    created_at: Moment;
  };
  interview: {
    id: string;
    corp_id: string;
    application_id: number;
    organizer_id: number;
    round: number;
    slot: MaybeRange;
    minutes: number;
    zone: string;
    status: Generated<InterviewStatus>;
    revision: Generated<number>;
    version: Generated<number>;
    sequence: Generated<number>;
    mode: Generated<Mode>;
    location: Generated<string>;
    room_url: Generated<string>;
    candidate_room_url: Generated<string>;
    room_provider: Generated<string>;
    room_ref: Generated<string>;
    notes: Generated<string>;
    participation: Generated<Participation>;
    participation_at: MaybeMoment;
    participation_revision: number | null;
    candidate_wish: MaybeJson<{ note: string; offerIds: number[] }>;
    cancel_reason: Generated<string>;
    no_show_who: 'candidate' | 'interviewer' | null;
    offer_expires_at: MaybeMoment;
    reschedules: Generated<number>;
    notified_at: MaybeMoment;
    started_at: MaybeMoment;
    ended_at: MaybeMoment;
    scorecard_version_id: number | null;
    created_at: Moment;
  };
  assignment: {
    id: Generated<number>;
    interview_id: string;
    member_id: number;
    /** 0 is the lead; the order in which they were named. */
    position: number;
    seat: Seat;
    response: Generated<SeatResponse>;
    responded_at: MaybeMoment;
    responded_revision: number | null;
    decline_reason: Generated<string>;
    proposals: Json<{ startsAt: string; endsAt: string }[]>;
    attendance: 'attended' | 'absent' | null;
    slot: MaybeRange;
    feedback_waived_at: MaybeMoment;
    feedback_waived_reason: Generated<string>;
    created_at: Moment;
  };
  seat_hold: { id: Generated<number>; member_id: number; interview_id: string; slot: Range };
  slot_offer: {
    id: Generated<number>;
    interview_id: string;
    slot: Range;
    state: Generated<'open' | 'taken' | 'withdrawn'>;
  };
  room_link: {
    id: Generated<number>;
    interview_id: string;
    member_id: number | null;
    url: string;
    created_at: Moment;
    released_at: MaybeMoment;
  };
  interview_event: {
    id: Generated<number>;
    interview_id: string;
    revision: number;
    actor: Generated<'member' | 'candidate' | 'system'>;
    actor_id: number | null;
    action: InterviewAction;
    reason: Generated<string>;
    before: MaybeJson<Record<string, unknown>>;
    after: Json<Record<string, unknown>>;
    at: Moment;
  };
  idempotency_key: {
    member_id: number;
    key: string;
    request_hash: Buffer;
    interview_id: string | null;
    answer: MaybeJson<unknown>;
    created_at: Moment;
  };
  scorecard_version: {
    id: Generated<number>;
    corp_id: string;
    name: string;
    version: number;
    content: Json<unknown>;
    created_by: number | null;
    created_at: Moment;
  };
  feedback: {
    assignment_id: number;
    scorecard_version_id: number | null;
    draft: MaybeJson<unknown>;
    draft_saved_at: MaybeMoment;
    draft_version: Generated<number>;
    answers: MaybeJson<unknown>;
    recommendation: 'strong_no' | 'no' | 'yes' | 'strong_yes' | null;
    submitted_at: MaybeMoment;
    version: Generated<number>;
  };
  feedback_amendment: {
    id: Generated<number>;
    assignment_id: number;
    version: number;
    answers: Json<unknown>;
    recommendation: 'strong_no' | 'no' | 'yes' | 'strong_yes';
    amended_by: number;
    reason: Generated<string>;
    amended_at: Moment;
  };
}
