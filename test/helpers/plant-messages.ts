import type pg from 'pg';
import type { Sandbox } from '../../server/sandbox/start-sandbox.ts';

/**
 * Messages that are due, two for each interview of tomorrow: the same reminder for two people, which
 * share a call, and invitations with buttons, which do not, in turn. Answers with who is to get
 * which, as `userid interview`.
 */
export async function plantMessages(
  pool: pg.Pool,
  sandbox: Sandbox,
  given: { messages: number; people: number },
): Promise<string[]> {
  const userids = Array.from({ length: given.people }, (_none, at) => `storm${at}`);
  const model = sandbox.company.member('LiNa');
  for (const userid of userids) {
    if (model) sandbox.company.addPerson({ ...model, userid, name: userid });
  }
  await pool.query(
    `insert into member (corp_id, userid_key, userid, name, created_at, refreshed_at)
     select $1, u, u, u, now(), now() from unnest($2::text[]) u`,
    [sandbox.company.corpId, userids],
  );
  await pool.query(
    `with c as (insert into candidate (corp_id, name, created_at)
                values ($1, 'Candidate', now()) returning id),
          a as (insert into application (corp_id, candidate_id, job_title, created_at)
                select $1, c.id, 'Job', now() from c, generate_series(1, $2) returning id),
          numbered as (select id, n, lpad(translate(n::text, '0189', 'abcd'), 16, 'z') as interview_id
                         from (select id, row_number() over (order by id) as n from a) rows),
          people as (select id, row_number() over (order by id) - 1 as at from member
                      where userid like 'storm%'),
          seats as (select interview_id, n, seat, people.id as member_id
                      from numbered cross join generate_series(0, 1) as seat
                      join people on people.at = (n * 2 + seat) % $3),
          i as (insert into interview (id, corp_id, application_id, organizer_id, round, slot,
                                       minutes, zone, status, created_at)
                select interview_id, $1, id, (select min(id) from member), 1,
                       tstzrange(now() + interval '30 hours', now() + interval '31 hours'), 60,
                       'Asia/Shanghai', 'scheduled', now() from numbered),
          s as (insert into assignment (interview_id, member_id, position, seat, created_at, proposals)
                select interview_id, member_id, seat, case seat when 0 then 'lead' else 'panel' end,
                       now(), '[]' from seats)
     insert into notification (dedupe_key, kind, corp_id, interview_id, revision, recipient_id,
                               payload, due_at, not_after, status_at, planned_at)
     select 'storm:' || interview_id || ':' || seat,
            case n % 2 when 0 then 'remind_start' else 'assigned' end, $1, interview_id, 1, member_id,
            '{"version": 1}', now(), now() + interval '20 hours', now(), now() from seats`,
    [sandbox.company.corpId, given.messages / 2, given.people],
  );
  const { rows } = await pool.query<{ key: string }>(
    `select m.userid || ' ' || n.interview_id as key
       from notification n join member m on m.id = n.recipient_id`,
  );
  return rows.map(({ key }) => key);
}
