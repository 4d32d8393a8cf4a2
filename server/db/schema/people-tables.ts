import type { Generated } from 'kysely';
import type { Locale } from '#shared/locale.ts';
import type { Role } from '#shared/member.ts';
import type { Json, MaybeMoment, Moment } from './moment.ts';

export interface PeopleTables {
  member: {
    id: Generated<number>;
    corp_id: string;
    userid_key: string;
    userid: string;
    name: string;
    locale: Generated<Locale>;
    status: Generated<'active' | 'disabled' | 'left'>;
    created_at: Moment;
    refreshed_at: Moment;
    gone_at: MaybeMoment;
  };
  member_role: {
    id: Generated<number>;
    member_id: number;
    role: Role;
    scope: Generated<string>;
    source: 'variables' | 'grant';
    granted_by: number | null;
    granted_at: Moment;
    expires_at: MaybeMoment;
  };
  member_identity: {
    corp_id: string;
    system: string;
    external_id: string;
    member_id: number;
    confirmed_at: MaybeMoment;
    source: 'api' | 'member';
    created_at: Moment;
  };
  audit_entry: {
    id: Generated<number>;
    corp_id: string;
    at: Moment;
    actor_id: number | null;
    action: string;
    object_kind: string;
    object_id: string;
    detail: Json<Record<string, unknown>>;
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
  candidate: {
    id: Generated<number>;
    corp_id: string;
    name: string;
    phone_sealed: Buffer | null;
    email_sealed: Buffer | null;
    phone_hash: Buffer | null;
    email_hash: Buffer | null;
    locale: Generated<Locale>;
    zone: Generated<string>;
    erased_at: MaybeMoment;
    erasure_requested_at: MaybeMoment;
    erasure_requested_by: number | null;
    created_at: Moment;
  };
  candidate_key: {
    candidate_id: number;
    wrapped: Buffer;
    key_id: string;
    created_at: Moment;
  };
  candidate_link: {
    id: Generated<number>;
    interview_id: string;
    token_hash: Buffer;
    token_sealed: Buffer | null;
    created_at: Moment;
    created_by: number | null;
    expires_at: Moment;
    revoked_at: MaybeMoment;
    last_used_at: MaybeMoment;
  };
  candidate_session: {
    id_hash: Buffer;
    link_id: number;
    created_at: Moment;
    expires_at: Moment;
  };
}
