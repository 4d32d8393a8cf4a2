-- A scorecard's version never changes: feedback that was written on it must stay readable.
create function scorecard_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'A version of a scorecard never changes. Insert the next one instead.';
end $$;
create trigger scorecard_version_stays before update or delete on scorecard_version
  for each row execute function scorecard_version_stays();
