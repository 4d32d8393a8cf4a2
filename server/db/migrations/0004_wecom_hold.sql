-- WeCom answered that an API is asked too often. Until then no process asks it again.
create table wecom_hold (
  corp_id text not null,
  api text not null,
  errcode integer not null,
  -- How many windows in a row were hit: a longer one each time.
  level integer not null check (level >= 0),
  until timestamptz not null,
  primary key (corp_id, api)
);
