import { sql } from 'kysely';
import type { InterviewState } from '#shared/interview-state.ts';
import type { Reader, Tx } from '../../db/transaction.ts';
import { stateOf, type StateRow } from './state-row.ts';

/** Until the transaction ends nobody else changes this interview. False when there is none. */
export async function lockInterview(tx: Tx, corpId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('interview')
    .select('id')
    .where('corp_id', '=', corpId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Everything the rules look at. Under `lockInterview` it stays so. */
export async function readState(
  db: Reader,
  corpId: string,
  id: string,
): Promise<InterviewState | undefined> {
  const [state] = await readStates(db, corpId, [id]);
  return state;
}

/** The same for several, in no order. */
export async function readStates(
  db: Reader,
  corpId: string,
  ids: readonly string[],
): Promise<InterviewState[]> {
  const { rows } = await sql<StateRow>`
    select i.id, i.corp_id, i.status, i.revision, i.version, i.sequence, i.round,
           lower(i.slot) as starts_at, upper(i.slot) as ends_at, i.minutes, i.zone, i.mode,
           i.location, i.room_url, i.candidate_room_url, i.notes, i.participation,
           i.participation_revision, i.offer_expires_at, i.reschedules, i.notified_at,
           i.cancel_reason, i.no_show_who, i.started_at, i.ended_at, i.created_at,
           i.candidate_wish, ap.id as application_id, ap.job_title, ap.department, ap.decision,
           ap.proposed_decision, c.id as candidate_id, c.name as candidate_name,
           c.locale as candidate_locale, c.zone as candidate_zone,
           c.erased_at is not null as candidate_erased,
           json_build_object('memberId', o.id, 'userid', o.userid, 'name', o.name,
                             'locale', o.locale, 'active', o.status = 'active') as organizer,
           (select coalesce(json_agg(json_build_object(
                     'id', a.id, 'memberId', m.id, 'userid', m.userid, 'name', m.name,
                     'locale', m.locale, 'active', m.status = 'active', 'seat', a.seat,
                     'response', a.response, 'respondedRevision', a.responded_revision,
                     'declineReason', a.decline_reason, 'proposals', a.proposals,
                     'roomUrl', coalesce(r.url, ''),
                     'submitted', f.submitted_at is not null,
                     'waived', a.feedback_waived_at is not null) order by a.position, a.id), '[]')
              from assignment a
              join member m on m.id = a.member_id
              left join feedback f on f.assignment_id = a.id
              left join room_link r on r.interview_id = i.id and r.member_id = m.id
                                   and r.released_at is null
             where a.interview_id = i.id) as seats,
           (select coalesce(json_agg(json_build_object(
                     'id', s.id, 'state', s.state, 'startsAt', lower(s.slot),
                     'endsAt', upper(s.slot)) order by lower(s.slot), s.id), '[]')
              from slot_offer s where s.interview_id = i.id) as offers,
           coalesce((select r.url from room_link r
                      where r.interview_id = i.id and r.member_id is null
                        and r.released_at is null), '') as candidate_link
      from interview i
      join application ap on ap.id = i.application_id
      join candidate c on c.id = ap.candidate_id
      join member o on o.id = i.organizer_id
     where i.corp_id = ${corpId} and i.id = any(${[...ids]})`.execute(db);
  return rows.map(stateOf);
}
