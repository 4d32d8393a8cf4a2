-- Since when WeCom gives this very string: it repeats one until its end.
alter table wecom_credential add column given_since timestamptz;
update wecom_credential set given_since = obtained_at;
alter table wecom_credential alter column given_since set not null;

-- WeCom has called an app's credentials wrong. Until `retry_at`, or until the configuration
-- changes, nobody asks again: repeated wrong secrets ban the server's address for an hour.
create table wecom_credential_refusal (
  corp_id text not null,
  agent_id integer not null,
  errcode integer not null,
  -- A keyed hash of corp id and secret: tells another configuration, and nothing else.
  fingerprint bytea not null,
  times integer not null check (times > 0),
  retry_at timestamptz not null,
  primary key (corp_id, agent_id, fingerprint)
);
