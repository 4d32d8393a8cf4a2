-- No overlapping seats of one member: an exclusion constraint over bigint and range needs this.
create extension if not exists btree_gist;

-- ---------------------------------------------------------------------------------- people

alter table member_role drop constraint member_role_role_check;
alter table member_role drop constraint member_role_source_check;
alter table member_role drop constraint member_role_pkey;
alter table member_role
  add column id bigint generated always as identity primary key,
  -- '' everywhere; 'job:<title>' or 'department:<name>' for those alone.
  add column scope text not null default '',
  add column granted_by bigint references member (id),
  add column expires_at timestamptz,
  add constraint member_role_role_check check (
    role in ('admin', 'recruiter', 'recruiter_lead', 'hiring_manager', 'interviewer', 'auditor')
  ),
  -- 'variables' follows the environment at every sign-in, 'grant' was given by a person.
  add constraint member_role_source_check check (source in ('variables', 'grant')),
  add constraint member_role_scope_check check (scope = '' or scope ~ '^(job|department):.'),
  add constraint member_role_once unique (member_id, role, scope, source);

-- Since when the app may not see them, so that their future seats can be listed.
alter table member add column gone_at timestamptz;

-- Somebody's id in another system (an interview platform, an applicant tracker).
create table member_identity (
  corp_id text not null,
  system text not null check (system ~ '^[a-z0-9][a-z0-9._-]{0,39}$'),
  external_id text not null check (length(external_id) between 1 and 200),
  member_id bigint not null references member (id),
  -- Null while the member has not said yes; such a row maps nothing yet.
  confirmed_at timestamptz,
  source text not null check (source in ('api', 'member')),
  created_at timestamptz not null,
  primary key (corp_id, system, external_id),
  unique (corp_id, system, member_id)
);
create index member_identity_member on member_identity (member_id);

-- Who looked at or did what is worth knowing later: contacts revealed, roles granted, exports.
create table audit_entry (
  id bigint generated always as identity primary key,
  corp_id text not null,
  at timestamptz not null,
  actor_id bigint references member (id),
  action text not null,
  object_kind text not null,
  object_id text not null,
  detail jsonb not null default '{}'
);
create index audit_entry_object on audit_entry (corp_id, object_kind, object_id, id);
create index audit_entry_order on audit_entry (corp_id, id);

-- ------------------------------------------------------------------------------ candidates

alter table candidate
  -- Sealed with the candidate's own key; the hashes find a contact again without opening it.
  add column phone_sealed bytea,
  add column email_sealed bytea,
  add column phone_hash bytea,
  add column email_hash bytea,
  add column locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en', 'fr')),
  add column zone text not null default 'Asia/Shanghai',
  add column erased_at timestamptz;
create index candidate_phone on candidate (corp_id, phone_hash) where phone_hash is not null;
create index candidate_email on candidate (corp_id, email_hash) where email_hash is not null;

-- Deleting the row makes the candidate's contacts unreadable, in old backups of `candidate` too.
create table candidate_key (
  candidate_id bigint primary key references candidate (id) on delete cascade,
  wrapped bytea not null,
  -- Which key of the app has wrapped it.
  key_id text not null,
  created_at timestamptz not null
);

create table application (
  id bigint generated always as identity primary key,
  corp_id text not null,
  candidate_id bigint not null references candidate (id),
  job_title text not null,
  department text not null default '',
  decision text check (decision in ('advance', 'hold', 'reject', 'hire')),
  decided_by bigint references member (id),
  decided_at timestamptz,
  decision_note text not null default '',
  -- A recruiter's, until a lead or a hiring manager decides.
  proposed_decision text check (proposed_decision in ('advance', 'hold', 'reject', 'hire')),
  created_at timestamptz not null
);
create index application_candidate on application (candidate_id);
create index application_job on application (corp_id, job_title, id);

-- ------------------------------------------------------------------------------ interviews

alter table interview add column application_id bigint references application (id);
with made as (
  insert into application (corp_id, candidate_id, job_title, created_at)
  select corp_id, candidate_id, job_title, created_at from interview
  returning id, candidate_id
)
update interview i set application_id = made.id
  from made where made.candidate_id = i.candidate_id;
drop index interview_organizer;
alter table interview
  alter column application_id set not null,
  drop column candidate_id,
  drop column job_title,
  drop constraint interview_status_check,
  drop constraint interview_slot_check,
  -- A draft and an offer have no time yet.
  alter column slot drop not null,
  add constraint interview_slot_check check (
    slot is null or (not isempty(slot) and lower_inc(slot) and not upper_inc(slot))
  ),
  add constraint interview_status_check check (
    status in ('draft', 'offered', 'scheduled', 'in_progress', 'awaiting_feedback', 'completed',
               'cancelled', 'no_show', 'expired')
  ),
  add constraint interview_time_known check (
    slot is not null or status in ('draft', 'offered', 'cancelled', 'expired')
  ),
  -- Counts every write; `revision` counts those that make earlier messages untrue.
  add column version integer not null default 1 check (version > 0),
  -- SEQUENCE of the calendar files (RFC 5545, 3.8.7.4).
  add column sequence integer not null default 0 check (sequence >= 0),
  add column mode text not null default 'online' check (mode in ('online', 'onsite', 'phone')),
  add column location text not null default '',
  add column minutes integer not null default 60,
  add column participation text not null default 'not_sent' check (
    participation in ('not_sent', 'sent', 'opened', 'confirmed', 'change_requested', 'withdrawn',
                      'checked_in', 'attended', 'absent')
  ),
  add column participation_at timestamptz,
  -- The revision the candidate confirmed: a later one asks again.
  add column participation_revision integer,
  -- What the candidate wrote when asking for another time, and which offers they named.
  add column candidate_wish jsonb,
  add column cancel_reason text not null default '',
  add column no_show_who text check (no_show_who in ('candidate', 'interviewer')),
  add column offer_expires_at timestamptz,
  add column reschedules integer not null default 0,
  add column notified_at timestamptz,
  add column started_at timestamptz,
  add column ended_at timestamptz,
  add column room_provider text not null default 'manual',
  add column room_ref text not null default '',
  alter column room_url set default '',
  add column candidate_room_url text not null default '';
update interview set minutes = extract(epoch from upper(slot) - lower(slot)) / 60;
alter table interview alter column minutes drop default;

create index interview_organizer on interview (organizer_id, lower(slot), id);
-- Drafts and offers, which have no time to be sorted by.
create index interview_planned on interview (organizer_id, created_at, id) where slot is null;
create index interview_planned_all on interview (corp_id, created_at, id) where slot is null;
create index interview_order on interview (corp_id, lower(slot), id);
create index interview_application on interview (application_id, round);
create unique index interview_one_a_round on interview (application_id, round)
  where status in ('draft', 'offered', 'scheduled', 'in_progress', 'awaiting_feedback');
-- What the clock moves on: offers that end, interviews that are over.
create index interview_offer_end on interview (offer_expires_at) where status = 'offered';
create index interview_over on interview (upper(slot)) where status in ('scheduled', 'in_progress');

alter table assignment
  drop constraint assignment_seat_check,
  drop constraint assignment_response_check,
  drop constraint assignment_interview_id_member_id_key,
  drop constraint assignment_interview_id_position_key,
  drop constraint assignment_position_check,
  add constraint assignment_seat_check check (seat in ('lead', 'panel', 'shadow', 'observer')),
  add constraint assignment_response_check check (
    response in ('pending', 'accepted', 'declined', 'superseded')
  ),
  add column responded_at timestamptz,
  add column responded_revision integer,
  add column decline_reason text not null default '',
  -- [{ startsAt, minutes }], what the interviewer would rather have.
  add column proposals jsonb not null default '[]',
  add column attendance text check (attendance in ('attended', 'absent')),
  -- Copy of the interview's slot, for lists by member and time.
  add column slot tstzrange,
  add column feedback_waived_at timestamptz,
  add column feedback_waived_reason text not null default '',
  add column created_at timestamptz;
update assignment a set slot = i.slot, created_at = i.created_at
  from interview i where i.id = a.interview_id;
alter table assignment alter column created_at set not null;
-- A member has one live seat in an interview; those replaced stay for the history.
create unique index assignment_live on assignment (interview_id, member_id)
  where response <> 'superseded';
drop index assignment_member;
create index assignment_interview on assignment (interview_id, position);
create index assignment_member on assignment (member_id, lower(slot), interview_id)
  where response <> 'superseded';

create index assignment_pending on assignment (member_id, lower(slot), interview_id)
  where response = 'pending';

-- A member's calendar as far as we fill it: one row for each live seat of a scheduled interview,
-- one for each open offer of theirs. Two interviews cannot have the same person at one time.
create table seat_hold (
  id bigint generated always as identity primary key,
  member_id bigint not null references member (id),
  interview_id text not null references interview (id) on delete cascade,
  slot tstzrange not null check (not isempty(slot)),
  constraint seat_hold_no_overlap exclude using gist (member_id with =, slot with &&)
);
create index seat_hold_interview on seat_hold (interview_id);
-- Seats of before now may overlap: nothing kept them from it. The earlier interview keeps them.
do $$
declare seat record;
begin
  for seat in select a.member_id, a.interview_id, i.slot from assignment a
              join interview i on i.id = a.interview_id
              order by i.created_at, i.id, a.position loop
    begin
      insert into seat_hold (member_id, interview_id, slot)
      values (seat.member_id, seat.interview_id, seat.slot);
    exception when exclusion_violation then null;
    end;
  end loop;
end $$;

create table slot_offer (
  id bigint generated always as identity primary key,
  interview_id text not null references interview (id) on delete cascade,
  slot tstzrange not null check (not isempty(slot)),
  state text not null default 'open' check (state in ('open', 'taken', 'withdrawn'))
);
create index slot_offer_interview on slot_offer (interview_id);

-- One link a participant, so that a room service can make and turn over each alone.
create table room_link (
  id bigint generated always as identity primary key,
  interview_id text not null references interview (id) on delete cascade,
  -- Null: the candidate's.
  member_id bigint references member (id),
  url text not null,
  created_at timestamptz not null,
  released_at timestamptz
);
create unique index room_link_live on room_link (interview_id, coalesce(member_id, 0))
  where released_at is null;
insert into room_link (interview_id, member_id, url, created_at)
select a.interview_id, a.member_id, i.room_url, i.created_at
  from assignment a join interview i on i.id = a.interview_id;

alter table interview_event
  drop constraint interview_event_action_check,
  add column actor text not null default 'member' check (actor in ('member', 'candidate', 'system')),
  add column reason text not null default '';
update interview_event set action = 'create' where action = 'created';

-- json, which keeps the order of the fields: the same answer to the byte.
alter table idempotency_key add column answer json;
create index idempotency_key_age on idempotency_key (created_at);

-- ------------------------------------------------------------------- the candidate's page

-- Only the SHA-256 of a token is kept. One link is live for an interview at a time.
create table candidate_link (
  id bigint generated always as identity primary key,
  interview_id text not null references interview (id) on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by bigint references member (id),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create unique index candidate_link_live on candidate_link (interview_id) where revoked_at is null;

create table candidate_session (
  id_hash bytea primary key,
  link_id bigint not null references candidate_link (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index candidate_session_link on candidate_session (link_id);
create index candidate_session_expiry on candidate_session (expires_at);

-- -------------------------------------------------------------------------------- feedback

-- Versions never change; a new one is another row.
create table scorecard_version (
  id bigint generated always as identity primary key,
  corp_id text not null,
  name text not null,
  version integer not null check (version > 0),
  -- { questions: [{ key, label, kind, required }] }
  content jsonb not null,
  created_by bigint references member (id),
  created_at timestamptz not null,
  unique (corp_id, name, version)
);
alter table interview add column scorecard_version_id bigint references scorecard_version (id);

create table feedback (
  assignment_id bigint primary key references assignment (id) on delete cascade,
  -- Null: the built-in scorecard.
  scorecard_version_id bigint references scorecard_version (id),
  draft jsonb,
  draft_saved_at timestamptz,
  -- Counts saves of the draft, so that two tabs do not overwrite each other unseen.
  draft_version integer not null default 0,
  answers jsonb,
  recommendation text check (recommendation in ('strong_no', 'no', 'yes', 'strong_yes')),
  submitted_at timestamptz,
  -- 1 with the submission, one more with each amendment.
  version integer not null default 0,
  check ((submitted_at is null) = (recommendation is null))
);

-- What a submitted feedback said before each amendment.
create table feedback_amendment (
  id bigint generated always as identity primary key,
  assignment_id bigint not null references assignment (id) on delete cascade,
  version integer not null,
  answers jsonb not null,
  recommendation text not null,
  amended_by bigint not null references member (id),
  reason text not null default '',
  amended_at timestamptz not null,
  unique (assignment_id, version)
);
