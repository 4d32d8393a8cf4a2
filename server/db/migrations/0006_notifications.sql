-- Messages of every kind, to members by WeCom and to candidates by mail. The application's code
-- knows the kinds; a new one needs no migration.
alter table notification
  drop constraint notification_kind_check,
  alter column interview_id drop not null,
  alter column recipient_id drop not null,
  add column corp_id text,
  add column channel text not null default 'wecom' check (channel in ('wecom', 'mail')),
  -- What the message says that cannot be read from the interview when it goes out.
  add column payload jsonb not null default '{}',
  -- 0 is claimed first.
  add column priority smallint not null default 1 check (priority between 0 and 2),
  add column planned_at timestamptz,

  -- Set before the first try: what goes out, so that a second try says the same, byte for byte,
  -- and WeCom's duplicate check finds it. Rows of one call share its first row's content.
  add column call_id bigint references notification (id) on delete set null,
  add column content json,
  -- The userid as it stands in that call.
  add column address text,
  -- Since when the message may have arrived; emptied when a try certainly did not reach WeCom.
  add column maybe_since timestamptz,
  -- When it was last put on its way: what a recipient's budget counts.
  add column tried_at timestamptz,
  add column sent_at timestamptz,

  -- Of a card that can be answered.
  add column task_id text unique,
  add column response_code text,
  add column response_code_until timestamptz,
  -- open: its buttons work; shown: it tells its answer; gone: recalled.
  add column card text check (card in ('open', 'shown', 'gone')),
  add column answer text,
  add column answered_at timestamptz,

  -- The digest that told it instead.
  add column digest_id bigint references notification (id) on delete set null,
  -- The message of which this is another copy, sent by hand.
  add column copy_of bigint references notification (id) on delete set null;

update notification n set corp_id = i.corp_id, planned_at = n.status_at,
       sent_at = case when n.status = 'sent' then n.status_at end,
       tried_at = case when n.status = 'sent' then n.status_at end
  from interview i where i.id = n.interview_id;
alter table notification
  alter column corp_id set not null,
  alter column planned_at set not null,
  add constraint notification_recipient check (recipient_id is not null or channel = 'mail');

-- Work is found by priority first; the rows of a call beside its first one come with it.
drop index notification_due;
create index notification_due on notification (priority, due_at, id)
  where status in ('planned', 'retry') and (call_id is null or call_id = id);
create index notification_call on notification (call_id) where call_id is not null;
create index notification_budget on notification (recipient_id, tried_at)
  where tried_at is not null;
create index notification_day on notification (corp_id, tried_at) where tried_at is not null;
create index notification_digest on notification (digest_id) where digest_id is not null;
-- One digest gathers at a time for a recipient.
create unique index notification_gathering on notification (recipient_id)
  where kind = 'digest' and status = 'planned' and content is null;
-- Cards whose buttons still work, to be changed when the interview changes.
create index notification_open_card on notification (interview_id, recipient_id)
  where card = 'open';
-- The delivery log, newest first, and what failed.
create index notification_log on notification (corp_id, id);
create index notification_failed on notification (corp_id, id) where status = 'failed';
drop index notification_interview;
create index notification_interview on notification (interview_id, id);
