-- A person of the corp. WeCom compares userids without case, so the key is lower-cased;
-- `userid` keeps WeCom's own spelling for display and for sending.
create table member (
  id bigint generated always as identity primary key,
  corp_id text not null,
  userid_key text not null check (userid_key = lower(userid_key)),
  userid text not null,
  name text not null,
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en', 'fr')),
  status text not null default 'active' check (status in ('active', 'disabled', 'left')),
  created_at timestamptz not null,
  refreshed_at timestamptz not null,
  unique (corp_id, userid_key)
);

create table member_role (
  member_id bigint not null references member (id) on delete cascade,
  role text not null check (role in ('admin', 'recruiter', 'interviewer')),
  -- 'variables': follows ADMIN_USERIDS and RECRUITER_USERIDS at every login.
  source text not null check (source in ('variables')),
  granted_at timestamptz not null,
  primary key (member_id, role)
);

-- Only the SHA-256 of a session id is kept: a copy of this table opens no session.
create table session (
  id_hash bytea primary key,
  member_id bigint not null references member (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_member on session (member_id);
create index session_expiry on session (expires_at);

-- One attempt to sign in, from the redirect to WeCom until its outcome.
create table login_attempt (
  state_hash bytea primary key,
  -- The cookie of the browser that started it: another browser cannot finish it.
  browser_hash bytea not null,
  return_path text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  -- Set when consumed. Unique, so that a code can end one attempt only.
  code_hash bytea unique,
  -- Null while the exchange runs; then 'signed_in' or the reason it failed.
  outcome text
);
create index login_attempt_expiry on login_attempt (expires_at);

-- Access token and tickets of each app, encrypted; `version` fences late writers.
create table wecom_credential (
  corp_id text not null,
  agent_id integer not null,
  kind text not null check (kind in ('access_token', 'corp_ticket', 'app_ticket')),
  ciphertext bytea not null,
  key_id text not null,
  version bigint not null,
  obtained_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (corp_id, agent_id, kind)
);
