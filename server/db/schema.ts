import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** The tables as Kysely sees them; the .sql files in `migrations` are what is true. */
export interface Database {
  member: {
    id: Generated<number>;
    corp_id: string;
    userid_key: string;
    userid: string;
    name: string;
    locale: Generated<'zh-CN' | 'en' | 'fr'>;
    status: Generated<'active' | 'disabled' | 'left'>;
    created_at: Moment;
    refreshed_at: Moment;
  };
  member_role: {
    member_id: number;
    role: 'admin' | 'recruiter' | 'interviewer';
    source: 'variables';
    granted_at: Moment;
  };
  session: {
    id_hash: Buffer;
    member_id: number;
    created_at: Moment;
    last_seen_at: Moment;
    expires_at: Moment;
  };
  login_attempt: {
    state_hash: Buffer;
    browser_hash: Buffer;
    return_path: string;
    created_at: Moment;
    expires_at: Moment;
    consumed_at: MaybeMoment;
    code_hash: Buffer | null;
    outcome: string | null;
  };
  candidate: { id: Generated<number>; corp_id: string; name: string; created_at: Moment };
  interview: {
    id: string;
    corp_id: string;
    candidate_id: number;
    organizer_id: number;
    job_title: string;
    round: number;
    /** Written and read only through `tstzrange()`, `lower()` and `upper()`. */
    slot: ColumnType<string, string, string>;
    zone: string;
    status: Generated<'scheduled'>;
    revision: Generated<number>;
    room_url: string;
    notes: string;
    created_at: Moment;
  };
  assignment: {
    id: Generated<number>;
    interview_id: string;
    member_id: number;
    position: number;
    seat: 'lead' | 'panel';
    response: Generated<'pending'>;
  };
  interview_event: {
    id: Generated<number>;
    interview_id: string;
    revision: number;
    actor_id: number | null;
    action: 'created';
    before: ColumnType<unknown, string | null, never>;
    after: ColumnType<unknown, string, never>;
    at: Moment;
  };
  idempotency_key: {
    member_id: number;
    key: string;
    request_hash: Buffer;
    interview_id: string | null;
    created_at: Moment;
  };
  notification: {
    id: Generated<number>;
    dedupe_key: string;
    kind: 'assigned';
    interview_id: string;
    revision: number;
    recipient_id: number;
    due_at: Moment;
    not_after: Moment;
    status: Generated<
      'planned' | 'claimed' | 'retry' | 'sent' | 'failed' | 'suppressed' | 'expired'
    >;
    status_at: Moment;
    attempts_started: Generated<number>;
    attempts_finished: Generated<number>;
    lease_until: MaybeMoment;
    reason: string | null;
    errcode: number | null;
    advice: string | null;
    msgid: string | null;
  };
}
