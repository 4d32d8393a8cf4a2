-- The log is worth something only when nobody can correct it, the app's own mistakes included.
create function audit_entry_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry only grows: % is refused', tg_op;
end $$;
create trigger audit_entry_only_grows before update or delete on audit_entry
  for each row execute function audit_entry_only_grows();

-- Seats in the next days, for the daily question whether their people are still there.
create index seat_hold_start on seat_hold (lower(slot));
