import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';

/** Interview, candidate and seats. In the transaction that also writes event and notices. */
export async function insertInterview(
  tx: Tx,
  interview: {
    id: string;
    corpId: string;
    organizerId: number;
    candidateName: string;
    jobTitle: string;
    round: number;
    startsAt: Date;
    endsAt: Date;
    zone: string;
    roomUrl: string;
    notes: string;
    at: Date;
    /** The lead first. */
    interviewerIds: number[];
  },
): Promise<void> {
  const { id, corpId, at } = interview;
  const candidate = await tx
    .insertInto('candidate')
    .values({ corp_id: corpId, name: interview.candidateName, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('interview')
    .values({
      id,
      corp_id: corpId,
      candidate_id: candidate.id,
      organizer_id: interview.organizerId,
      job_title: interview.jobTitle,
      round: interview.round,
      slot: sql<string>`tstzrange(${interview.startsAt}, ${interview.endsAt}, '[)')`,
      zone: interview.zone,
      room_url: interview.roomUrl,
      notes: interview.notes,
      created_at: at,
    })
    .execute();
  await tx
    .insertInto('assignment')
    .values(
      interview.interviewerIds.map((memberId, position) => ({
        interview_id: id,
        member_id: memberId,
        position,
        seat: position === 0 ? 'lead' : 'panel',
      })),
    )
    .execute();
}

/** History, append-only. In the transaction of the change it tells of. */
export async function insertEvent(
  tx: Tx,
  event: {
    interviewId: string;
    revision: number;
    actorId: number;
    action: 'created';
    before: object | null;
    after: object;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('interview_event')
    .values({
      interview_id: event.interviewId,
      revision: event.revision,
      actor_id: event.actorId,
      action: event.action,
      before: event.before && JSON.stringify(event.before),
      after: JSON.stringify(event.after),
      at: event.at,
    })
    .execute();
}
