-- The token under the candidate's own key, so that a reminder carries the link of the invitation.
alter table candidate_link add column token_sealed bytea;

-- Somebody asked that a candidate is forgotten; an administrator does it.
alter table candidate
  add column erasure_requested_at timestamptz,
  -- Null: the candidate did, on their page.
  add column erasure_requested_by bigint references member (id);
create index candidate_erasure on candidate (corp_id, erasure_requested_at)
  where erasure_requested_at is not null and erased_at is null;

-- Keys that an earlier APP_SECRET has wrapped are found by it and wrapped anew.
create index candidate_key_wrapped_by on candidate_key (key_id);
