import { sql } from 'kysely';
import type { Reader } from '../../db/transaction.ts';
import type { Notice } from '../notice.ts';

interface Row extends Omit<Notice, 'recipient' | 'interview' | 'told'> {
  recipient: Notice['recipient'];
  interview: Record<string, unknown> | null;
  starts_at: Date | null;
  ends_at: Date | null;
  told: { startsAt: string; endsAt: string } | null;
}

/** Rows with the interviews as they are now, which may have moved on since the rows. */
export async function readNotices(db: Reader, ids: number[]): Promise<Notice[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select n.id, n.dedupe_key as key, n.kind, n.channel, n.revision, n.payload, n.priority,
           n.due_at as "dueAt", n.not_after as "notAfter", n.attempts_started as started,
           n.attempts_finished as finished, n.call_id as "callId", n.content, n.address,
           n.maybe_since as "maybeSince", n.task_id as "taskId",
           case when r.id is not null then jsonb_build_object(
             'memberId', r.id, 'userid', r.userid, 'name', r.name, 'locale', r.locale,
             'status', r.status) end as recipient,
           case when i.id is not null then jsonb_build_object(
             'id', i.id, 'status', i.status, 'revision', i.revision,
             'participation', i.participation, 'round', i.round, 'zone', i.zone, 'mode', i.mode,
             'location', i.location, 'jobTitle', a.job_title, 'candidateName', c.name,
             'candidate', jsonb_build_object('id', c.id, 'name', c.name, 'locale', c.locale,
                                             'zone', c.zone, 'erased', c.erased_at is not null),
             'organizer', jsonb_build_object('memberId', o.id), 'organizerName', o.name,
             'seats', ${seats}) end as interview,
           lower(i.slot) as starts_at, upper(i.slot) as ends_at, ${told} as told
      from notification n
      left join member r on r.id = n.recipient_id
      left join interview i on i.id = n.interview_id
      left join application a on a.id = i.application_id
      left join candidate c on c.id = a.candidate_id
      left join member o on o.id = i.organizer_id
     where n.id = any(${ids})
     order by n.priority, n.due_at, n.id`.execute(db);
  return rows.map(noticeOf);
}

const seats = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
           'memberId', s.member_id, 'seat', s.seat, 'response', s.response,
           'respondedRevision', s.responded_revision, 'submitted', f.submitted_at is not null,
           'waived', s.feedback_waived_at is not null) order by s.position), '[]')
    from assignment s left join feedback f on f.assignment_id = s.id
   where s.interview_id = i.id)`;

/** The time in the last message that told them one. */
const told = sql`(
  select p.payload -> 'slot' from notification p
   where p.interview_id = n.interview_id and p.recipient_id = n.recipient_id and p.id < n.id
     and p.kind in ('assigned', 'moved') and p.status = 'sent'
   order by p.id desc limit 1)`;

function noticeOf(row: Row): Notice {
  const { starts_at: startsAt, ends_at: endsAt, interview, told: last, ...rest } = row;
  const slot = startsAt && endsAt ? { startsAt, endsAt } : null;
  return {
    ...rest,
    interview: interview && ({ ...interview, slot } as Notice['interview']),
    told: last && { startsAt: new Date(last.startsAt), endsAt: new Date(last.endsAt) },
  };
}
