-- What WeCom told us, kept before it gets its answer, so that a crash loses nothing.
create table callback_event (
  id bigint generated always as identity primary key,
  -- Says which event this is, whatever the delivery: WeCom sends one up to three times.
  semantic_key text not null unique,
  kind text not null,
  name text not null,
  -- Events of one line are handled one after the other, in the order in which they came.
  line text,
  -- The decrypted XML; emptied when the event is done.
  message text not null,
  received_at timestamptz not null,
  status text not null default 'received' check (
    status in ('received', 'claimed', 'done', 'failed', 'set_aside')
  ),
  status_at timestamptz not null,
  due_at timestamptz not null,
  lease_until timestamptz,
  attempts_started integer not null default 0,
  attempts_finished integer not null default 0,
  -- What became of it: which kind of thing was done, or why nothing was.
  outcome text not null default '',
  last_error text not null default ''
);
create index callback_event_due on callback_event (due_at, id)
  where status in ('received', 'claimed');
create index callback_event_line on callback_event (line, id)
  where status in ('received', 'claimed') and line is not null;
create index callback_event_open on callback_event (status) where status <> 'done';
create index callback_event_age on callback_event (status_at)
  where status not in ('received', 'claimed');

-- Parts of WeCom that a corp may not have, and what the app found out about them.
create table wecom_feature (
  corp_id text not null,
  name text not null check (name in ('calendar', 'workbench')),
  state text not null check (state in ('on', 'off')),
  since timestamptz not null,
  -- While off: when to try again.
  probe_at timestamptz,
  errcode integer,
  advice text not null default '',
  -- The app's calendar, or which template the tile has.
  ref text not null default '',
  primary key (corp_id, name)
);

-- Calls that WeCom limits by the day, counted for the whole fleet.
create table wecom_usage (
  corp_id text not null,
  api text not null,
  -- The day in China, which WeCom counts by.
  day date not null,
  used integer not null check (used > 0),
  primary key (corp_id, api, day)
);

-- What the interviewers' WeCom calendars show of an interview.
create table calendar_entry (
  interview_id text primary key references interview (id) on delete cascade,
  -- Null while no calendar shows it.
  schedule_id text,
  -- The interview's version of the last change, and the one that the calendars agree with.
  wanted_version integer not null,
  synced_version integer not null default 0,
  -- The revision that the calendars show, and since when: an answer given there is about it.
  synced_revision integer not null default 0,
  synced_at timestamptz,
  -- Hash of what WeCom was told besides the attendees; '' makes the next turn look at WeCom.
  content_hash text not null default '',
  attendees jsonb not null default '[]',
  -- Since when a schedule may exist whose id never reached us; looked for before another is made.
  adding_since timestamptz,
  -- How often a member's own change was undone.
  restored integer not null default 0,
  status text not null default 'waiting' check (
    status in ('waiting', 'claimed', 'synced', 'failed')
  ),
  status_at timestamptz not null,
  due_at timestamptz not null,
  lease_until timestamptz,
  attempts_started integer not null default 0,
  attempts_finished integer not null default 0,
  last_error text not null default ''
);
create unique index calendar_entry_schedule on calendar_entry (schedule_id)
  where schedule_id is not null;
create index calendar_entry_due on calendar_entry (due_at)
  where status in ('waiting', 'claimed');
create index calendar_entry_open on calendar_entry (status) where status <> 'synced';
-- What the clock of the reconciliation looks at.
create index interview_live on interview (corp_id, upper(slot))
  where status in ('scheduled', 'in_progress');

-- What a member's tile on the workbench shows.
create table workbench_tile (
  member_id bigint primary key references member (id) on delete cascade,
  -- Counts changes, so that one that comes while the tile is being written is seen.
  changes integer not null default 1,
  content_hash text not null default '',
  shown_at timestamptz,
  status text not null default 'waiting' check (
    status in ('waiting', 'claimed', 'shown', 'failed')
  ),
  status_at timestamptz not null,
  -- When it is to be looked at: soon after a change, or when the clock makes it untrue.
  due_at timestamptz not null,
  lease_until timestamptz,
  attempts_started integer not null default 0,
  attempts_finished integer not null default 0,
  last_error text not null default ''
);
create index workbench_tile_due on workbench_tile (due_at);
