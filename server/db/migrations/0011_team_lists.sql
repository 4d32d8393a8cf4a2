-- A team's lists: of some jobs or departments, which begin with their applications; and of what is
-- over, where whatever ended before its time stands beside what has passed.
create index application_department on application (corp_id, department, id);
create index interview_ended on interview (corp_id, lower(slot), id)
  where status in ('awaiting_feedback', 'completed', 'no_show', 'cancelled');
-- What everybody has to come, without those that ended a moment ago.
create index interview_live_order on interview (corp_id, lower(slot), id)
  where status in ('scheduled', 'in_progress');
