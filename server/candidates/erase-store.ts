import { sql } from 'kysely';
import type { MemberRef } from '#shared/member.ts';
import type { Reader, Tx } from '../db/transaction.ts';

/** Interviews the candidate still has to come to or to answer. Under their locks it stays so. */
export async function lockInterviews(
  tx: Tx,
  corpId: string,
  candidateId: number,
): Promise<{ id: string; open: boolean }[]> {
  const { rows } = await sql<{ id: string; open: boolean }>`
    select i.id, i.status in ('draft', 'offered', 'scheduled', 'in_progress') as open
      from interview i join application a on a.id = i.application_id
     where i.corp_id = ${corpId} and a.candidate_id = ${candidateId}
     order by i.id for update of i`.execute(tx);
  return rows;
}

/** Name, contacts and the key that opens them in every copy of this table. */
export async function forgetCandidate(tx: Tx, candidateId: number, at: Date): Promise<void> {
  await tx.deleteFrom('candidate_key').where('candidate_id', '=', candidateId).execute();
  await tx
    .updateTable('candidate')
    .set({
      name: '',
      phone_sealed: null,
      email_sealed: null,
      phone_hash: null,
      email_hash: null,
      erased_at: at,
    })
    .where('id', '=', candidateId)
    .execute();
}

/** Links and their sessions, answers that are kept for repeated requests, and what was typed. */
export async function forgetAround(tx: Tx, candidateId: number, ids: readonly string[]) {
  await sql`update application set decision_note = '' where candidate_id = ${candidateId}`.execute(
    tx,
  );
  if (ids.length === 0) return;
  const interviews = [...ids];
  await tx.deleteFrom('candidate_link').where('interview_id', 'in', interviews).execute();
  await tx
    .updateTable('idempotency_key')
    .set({ answer: null })
    .where('interview_id', 'in', interviews)
    .execute();
  await tx
    .updateTable('interview')
    .set((eb) => ({
      notes: '',
      candidate_wish: null,
      cancel_reason: '',
      candidate_room_url: '',
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', interviews)
    .execute();
}

/** The history stays: who did what and when. What people wrote about the candidate goes. */
export async function forgetInHistory(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update interview_event
       set reason = case when reason = '' then '' else '…' end,
           before = before - 'notes' - 'candidateRoom', after = after - 'notes' - 'candidateRoom'
     where interview_id = any(${[...ids]})`.execute(tx);
  await sql`
    update feedback f
       set draft = null, answers = case when answers is null then null else '{}'::jsonb end
      from assignment a
     where a.id = f.assignment_id and a.interview_id = any(${[...ids]})`.execute(tx);
  await sql`
    update feedback_amendment f set answers = '{}'::jsonb, reason = ''
      from assignment a
     where a.id = f.assignment_id and a.interview_id = any(${[...ids]})`.execute(tx);
}

/** The first request counts; later ones change nothing. */
export async function requestErasure(
  tx: Tx,
  candidateId: number,
  request: { by: number | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('candidate')
    .set({ erasure_requested_at: request.at, erasure_requested_by: request.by })
    .where('id', '=', candidateId)
    .where('erased_at', 'is', null)
    .where('erasure_requested_at', 'is', null)
    .execute();
}

/** Those who wait, longest first. No name: who erases need not know it. */
export async function waitingErasures(db: Reader, corpId: string) {
  const { rows } = await sql<{ id: number; at: Date; by: MemberRef | null; open: number }>`
    select c.id, c.erasure_requested_at as at,
           case when m.id is null then null
                else json_build_object('userid', m.userid, 'name', m.name) end as by,
           (select count(*) from application a join interview i on i.application_id = a.id
             where a.candidate_id = c.id
               and i.status in ('draft', 'offered', 'scheduled', 'in_progress')) as open
      from candidate c left join member m on m.id = c.erasure_requested_by
     where c.corp_id = ${corpId} and c.erasure_requested_at is not null and c.erased_at is null
     order by c.erasure_requested_at, c.id limit 200`.execute(db);
  return rows;
}
