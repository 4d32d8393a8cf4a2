import type pg from 'pg';

/** Each member has as many in both databases, so that only the size of the tables differs. */
const interviewsEach = 50;
/** Of each job. */
const interviewsOfAJob = 100;

export const jobsOf = (members: number) => (members * interviewsEach) / interviewsOfAJob;

/**
 * Fills a migrated database with interviews: each member leads fifty, one a day around today, and
 * sits in fifty of their neighbour's; one recruiter organises those of fifty members' one day.
 */
export async function generateInterviews(pool: pg.Pool, count: number): Promise<number> {
  const members = count / interviewsEach;
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('set synchronous_commit = off');
    for (const statement of statements(count, members)) await client.query(statement);
    await client.query('analyze');
    return members;
  } finally {
    client.release(true);
  }
}

function statements(count: number, members: number): string[] {
  const all = `generate_series(0, ${count - 1}) as n`;
  const id = `translate(lpad(to_hex(n), 16, '0'), '0123456789abcdef', 'abcdefghijklmnop')`;
  // Neighbours lead at different hours, so that a member's two seats of a day do not overlap.
  const slot = `tstzrange(day + hour, day + hour + interval '1 hour', '[)')`;
  const numbers = `
    select n, ${id} as id, n % ${members} as member,
           date_trunc('day', now()) + (n / ${members} - ${interviewsEach / 2}) * interval '1 day' as day,
           interval '2 hours' + (n % 2) * interval '2 hours' as hour
      from ${all}`;
  const rows = `(select *, ${slot} as slot, upper(${slot}) < now() as over from (${numbers}) numbers) r`;
  return [
    `insert into member (corp_id, userid_key, userid, name, created_at, refreshed_at)
     select 'ww1', 'm' || n, 'M' || n, 'Member ' || n, now(), now()
       from generate_series(1, ${members}) as n`,
    `insert into member_role (member_id, role, source, granted_at)
     select id, 'recruiter', 'variables', now() from member`,
    `insert into candidate (corp_id, name, created_at)
     select 'ww1', 'Candidate ' || n, now() from ${all}`,
    `insert into application (corp_id, candidate_id, job_title, created_at)
     select 'ww1', n + 1, 'Job ' || n % ${jobsOf(members)}, now() from ${all}`,
    `insert into interview (id, corp_id, application_id, organizer_id, round, slot, minutes, zone,
                            status, room_url, created_at)
     select id, 'ww1', n + 1, 1 + (member + 2) % ${members}, 1, slot, 60, 'Asia/Shanghai',
            case when over then 'awaiting_feedback' else 'scheduled' end,
            'https://meet.example/1', now()
       from ${rows}`,
    `insert into assignment (interview_id, member_id, position, seat, slot, proposals, created_at)
     select id, 1 + (member + seat) % ${members}, seat,
            case seat when 0 then 'lead' else 'panel' end, slot, '[]', now()
       from ${rows}, generate_series(0, 1) as seat`,
    `insert into seat_hold (member_id, interview_id, slot)
     select a.member_id, a.interview_id, a.slot
       from assignment a join interview i on i.id = a.interview_id where i.status = 'scheduled'`,
    `insert into room_link (interview_id, member_id, url, created_at)
     select interview_id, member_id, 'https://meet.example/1', now() from assignment`,
    `insert into interview_event (interview_id, revision, actor_id, action, after, at)
     select id, 1, organizer_id, 'create', '{}', now() from interview`,
  ];
}
