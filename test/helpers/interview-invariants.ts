import type pg from 'pg';

/** What must hold of the tables at every moment; each answers with the rows that break it. */
const invariants: Record<string, string> = {
  'no message of an earlier revision is still to be sent': `
    select n.id, n.kind from notification n join interview i on i.id = n.interview_id
     where n.status in ('planned', 'retry') and n.revision < i.revision
       and n.kind in ('assigned', 'moved', 'remind_answer', 'remind_start', 'rate')`,
  'nothing that has ended reminds anybody': `
    select n.id, n.kind from notification n join interview i on i.id = n.interview_id
     where n.status in ('planned', 'retry') and n.kind in ('remind_answer', 'remind_start', 'rate', 'overdue_first', 'overdue_second')
       and i.status in ('cancelled', 'expired', 'completed')`,
  'what is completed was judged, or somebody did without': `
    select i.id from interview i
     where i.status = 'completed' and not exists (
       select from assignment a left join feedback f on f.assignment_id = a.id
        where a.interview_id = i.id and a.response <> 'superseded' and a.seat in ('lead', 'panel')
          and (f.submitted_at is not null or a.feedback_waived_at is not null))`,
  'a round is under way once': `
    select application_id, round from interview
     where status in ('draft', 'offered', 'scheduled', 'in_progress', 'awaiting_feedback')
     group by 1, 2 having count(*) > 1`,
  'nobody sits in two interviews at once': `
    select a.member_id from assignment a
      join interview i on i.id = a.interview_id and i.status in ('scheduled', 'in_progress')
      join assignment b on b.member_id = a.member_id and b.id > a.id
                       and b.response in ('pending', 'accepted')
      join interview j on j.id = b.interview_id and j.status in ('scheduled', 'in_progress')
     where a.response in ('pending', 'accepted') and i.id <> j.id and i.slot && j.slot`,
  'calendars hold what seats take, and nothing else': `
    (select a.member_id, i.id, i.slot from assignment a join interview i on i.id = a.interview_id
      where i.status in ('scheduled', 'in_progress') and a.response in ('pending', 'accepted')
     union all
     select a.member_id, i.id, s.slot from assignment a join interview i on i.id = a.interview_id
       join slot_offer s on s.interview_id = i.id and s.state = 'open'
      where i.status = 'offered' and a.response in ('pending', 'accepted'))
    except select member_id, interview_id, slot from seat_hold`,
  'calendars hold nothing for nobody': `
    select member_id, interview_id, slot from seat_hold
    except
    (select a.member_id, i.id, i.slot from assignment a join interview i on i.id = a.interview_id
      where i.status in ('scheduled', 'in_progress') and a.response in ('pending', 'accepted')
     union all
     select a.member_id, i.id, s.slot from assignment a join interview i on i.id = a.interview_id
       join slot_offer s on s.interview_id = i.id and s.state = 'open'
      where i.status = 'offered' and a.response in ('pending', 'accepted'))`,
  'a message has one row': `
    select dedupe_key from notification group by 1 having count(*) > 1`,
  'every change stands in the history once': `
    select i.id, i.version from interview i
     where i.version <> (select count(*) from interview_event e where e.interview_id = i.id)`,
  'every change has an actor, and moves and ends have a reason': `
    select e.id, e.action from interview_event e
     where (e.actor = 'member') <> (e.actor_id is not null)
        or (e.action in ('reschedule', 'cancel', 'waive_feedback') and e.reason = '')`,
  'the revision grows with what makes messages untrue, and with nothing else': `
    select i.id from interview i
     where i.revision <> 1 + (select count(*) from interview_event e where e.interview_id = i.id
                               and e.action in ('schedule', 'pick_slot', 'reschedule', 'reopen'))`,
  'somebody leads every interview that has people': `
    select i.id from interview i
     where (select count(*) from assignment a where a.interview_id = i.id
              and a.response <> 'superseded' and a.seat = 'lead') <> 1`,
  'what has ended has no room and no link to it': `
    select i.id from interview i
     where i.status in ('cancelled', 'expired')
       and (exists (select from room_link r where r.interview_id = i.id and r.released_at is null)
            or exists (select from candidate_link l
                        where l.interview_id = i.id and l.revoked_at is null
                          and i.status = 'cancelled'))`,
};

/** @throws Error that names the first invariant that does not hold, with the rows that break it */
export async function checkInvariants(pool: pg.Pool): Promise<void> {
  for (const [name, query] of Object.entries(invariants)) {
    const { rows } = await pool.query(query);
    if (rows.length > 0) throw new Error(`Broken: ${name}: ${JSON.stringify(rows.slice(0, 5))}`);
  }
}
