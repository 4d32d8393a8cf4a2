import type { Mode, Slot } from '#shared/interview-state.ts';
import type { Tx } from '../../db/transaction.ts';
import { rangeOf } from './write-store.ts';

/** Both in the transaction that makes the first interview of a candidate for a job. */
export async function insertApplication(
  tx: Tx,
  application: {
    corpId: string;
    candidateId: number;
    jobTitle: string;
    department: string;
    at: Date;
  },
): Promise<number> {
  const { id } = await tx
    .insertInto('application')
    .values({
      corp_id: application.corpId,
      candidate_id: application.candidateId,
      job_title: application.jobTitle,
      department: application.department,
      created_at: application.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An application with the people who organise its rounds; undefined when there is none. */
export async function findApplication(tx: Tx, corpId: string, id: number) {
  const application = await tx
    .selectFrom('application')
    .select(['id', 'job_title', 'department'])
    .where('corp_id', '=', corpId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!application) return undefined;
  const rounds = await tx
    .selectFrom('interview')
    .select('organizer_id')
    .where('application_id', '=', id)
    .execute();
  return {
    id: application.id,
    jobTitle: application.job_title,
    department: application.department,
    organizerIds: rounds.map((round) => round.organizer_id),
  };
}

/** @throws a unique violation of `interview_one_a_round` when that round is under way */
export async function insertInterview(
  tx: Tx,
  interview: {
    id: string;
    corpId: string;
    applicationId: number;
    organizerId: number;
    round: number;
    slot: Slot | null;
    minutes: number;
    zone: string;
    mode: Mode;
    location: string;
    roomUrl: string;
    candidateRoomUrl: string;
    roomProvider: string;
    notes: string;
    scorecardVersionId?: number | null | undefined;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('interview')
    .values({
      id: interview.id,
      corp_id: interview.corpId,
      application_id: interview.applicationId,
      organizer_id: interview.organizerId,
      round: interview.round,
      slot: rangeOf(interview.slot),
      status: interview.slot ? 'scheduled' : 'draft',
      minutes: interview.minutes,
      zone: interview.zone,
      mode: interview.mode,
      location: interview.location,
      room_url: interview.roomUrl,
      candidate_room_url: interview.candidateRoomUrl,
      room_provider: interview.roomProvider,
      notes: interview.notes,
      scorecard_version_id: interview.scorecardVersionId ?? null,
      created_at: interview.at,
    })
    .execute();
}
