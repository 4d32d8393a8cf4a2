import { sql } from 'kysely';
import type { InterviewAction, InterviewStatus, Participation } from '#shared/lifecycle.ts';
import type { Mode, Slot } from '#shared/interview-state.ts';
import type { Tx } from '../../db/transaction.ts';

/** What a command changes on the interview's own row; the rest stays. */
export interface InterviewPatch {
  slot?: Slot | null;
  minutes?: number;
  zone?: string;
  mode?: Mode;
  location?: string;
  roomUrl?: string;
  candidateRoomUrl?: string;
  notes?: string;
  participation?: Participation;
  /** The revision the candidate said yes to; null asks again. */
  participationRevision?: number | null;
  candidateWish?: { note: string; offerIds: number[] } | null;
  cancelReason?: string;
  noShowWho?: 'candidate' | 'interviewer' | null;
  offerExpiresAt?: Date | null;
  countsAsReschedule?: boolean;
  notifiedAt?: Date;
  startedAt?: Date | null;
  endedAt?: Date | null;
  scorecardVersionId?: number | null;
}

/** Under the interview's lock. `revises`: what was said about it before is untrue now. */
export async function patchInterview(
  tx: Tx,
  id: string,
  change: { patch: InterviewPatch; status: InterviewStatus; revises: boolean; at: Date },
): Promise<void> {
  const { patch, revises } = change;
  const plain = {
    minutes: patch.minutes,
    zone: patch.zone,
    mode: patch.mode,
    location: patch.location,
    room_url: patch.roomUrl,
    candidate_room_url: patch.candidateRoomUrl,
    notes: patch.notes,
    participation: patch.participation,
    participation_revision: patch.participationRevision,
    cancel_reason: patch.cancelReason,
    no_show_who: patch.noShowWho,
    offer_expires_at: patch.offerExpiresAt,
    notified_at: patch.notifiedAt,
    started_at: patch.startedAt,
    ended_at: patch.endedAt,
    scorecard_version_id: patch.scorecardVersionId,
  };
  const given = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  ) as Partial<typeof plain>;
  await tx
    .updateTable('interview')
    .set((eb) => ({
      ...given,
      status: change.status,
      version: eb('version', '+', 1),
      ...(revises && { revision: eb('revision', '+', 1) }),
      // A cancelled entry in a calendar needs a higher SEQUENCE too (RFC 5546, 2.1.4).
      ...((revises || change.status === 'cancelled') && { sequence: eb('sequence', '+', 1) }),
      ...(patch.countsAsReschedule && { reschedules: eb('reschedules', '+', 1) }),
      ...(patch.participation && { participation_at: change.at }),
      ...(patch.slot !== undefined && { slot: rangeOf(patch.slot) }),
      ...(patch.candidateWish !== undefined && {
        candidate_wish: patch.candidateWish && JSON.stringify(patch.candidateWish),
      }),
    }))
    .where('id', '=', id)
    .execute();
  if (patch.slot === undefined) return;
  await tx
    .updateTable('assignment')
    .set({ slot: rangeOf(patch.slot) })
    .where('interview_id', '=', id)
    .execute();
}

export function rangeOf(slot: Slot | null) {
  return slot
    ? sql<string>`tstzrange(${slot.startsAt}, ${slot.endsAt}, '[)')`
    : sql<string>`null::tstzrange`;
}

/** History, append-only. In the transaction of the change it tells of. */
export async function insertEvent(
  tx: Tx,
  event: {
    interviewId: string;
    revision: number;
    actor: 'member' | 'candidate' | 'system';
    actorId: number | null;
    action: InterviewAction;
    reason: string;
    before: Record<string, unknown> | null;
    after: Record<string, unknown>;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('interview_event')
    .values({
      interview_id: event.interviewId,
      revision: event.revision,
      actor: event.actor,
      actor_id: event.actorId,
      action: event.action,
      reason: event.reason,
      before: event.before && JSON.stringify(event.before),
      after: JSON.stringify(event.after),
      at: event.at,
    })
    .execute();
}
