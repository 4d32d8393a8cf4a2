create table candidate (
  id bigint generated always as identity primary key,
  corp_id text not null,
  name text not null,
  created_at timestamptz not null
);

create table interview (
  -- Random, because it stands in links; says nothing about how many there are.
  id text primary key check (id ~ '^[a-z2-7]{16}$'),
  corp_id text not null,
  candidate_id bigint not null references candidate (id),
  organizer_id bigint not null references member (id),
  job_title text not null,
  round integer not null check (round between 1 and 9),
  slot tstzrange not null check (not isempty(slot) and lower_inc(slot) and not upper_inc(slot)),
  zone text not null,
  status text not null default 'scheduled' check (status in ('scheduled')),
  revision integer not null default 1 check (revision > 0),
  room_url text not null,
  notes text not null default '',
  created_at timestamptz not null
);
create index interview_organizer on interview (organizer_id, lower(slot), id);

create table assignment (
  id bigint generated always as identity primary key,
  interview_id text not null references interview (id) on delete cascade,
  member_id bigint not null references member (id),
  -- 0 is the lead; the order in which the recruiter named them.
  position integer not null check (position between 0 and 4),
  seat text not null check (seat in ('lead', 'panel')),
  response text not null default 'pending' check (response in ('pending')),
  unique (interview_id, member_id),
  unique (interview_id, position)
);
create index assignment_member on assignment (member_id, interview_id);

-- Append-only: who did what to an interview, and the state before and after.
create table interview_event (
  id bigint generated always as identity primary key,
  interview_id text not null references interview (id) on delete cascade,
  revision integer not null,
  actor_id bigint references member (id),
  action text not null check (action in ('created')),
  before jsonb,
  after jsonb not null,
  at timestamptz not null
);
create index interview_event_interview on interview_event (interview_id, id);

-- A repeated POST with the same key and body is answered with what the first one made.
create table idempotency_key (
  member_id bigint not null references member (id) on delete cascade,
  key text not null,
  request_hash bytea not null,
  interview_id text references interview (id) on delete cascade,
  created_at timestamptz not null,
  primary key (member_id, key)
);

-- The outbox. Written in the transaction that causes it, read by the delivery job.
create table notification (
  id bigint generated always as identity primary key,
  dedupe_key text not null unique,
  kind text not null check (kind in ('assigned')),
  interview_id text not null references interview (id) on delete cascade,
  revision integer not null,
  recipient_id bigint not null references member (id),
  due_at timestamptz not null,
  -- Later than this it is of no use to anybody and expires.
  not_after timestamptz not null,
  status text not null default 'planned' check (
    status in ('planned', 'claimed', 'retry', 'sent', 'failed', 'suppressed', 'expired')
  ),
  status_at timestamptz not null,
  -- Counted apart: started far ahead of finished means the message kills its process.
  attempts_started integer not null default 0,
  attempts_finished integer not null default 0,
  lease_until timestamptz,
  reason text,
  errcode integer,
  advice text,
  msgid text
);
create index notification_due on notification (due_at) where status in ('planned', 'retry');
create index notification_leased on notification (lease_until) where status = 'claimed';
create index notification_interview on notification (interview_id, revision);
