import { sql } from 'kysely';
import type { Decision, Slot } from '#shared/interview-state.ts';
import type { Seat } from '#shared/lifecycle.ts';
import type { Tx } from '../../db/transaction.ts';
import { rangeOf } from './write-store.ts';

/** Each function changes rows of one interview, under its lock. */

export async function insertSeats(
  tx: Tx,
  interview: { id: string; slot: Slot | null; at: Date },
  seats: readonly { memberId: number; seat: Seat; position: number }[],
): Promise<void> {
  if (seats.length === 0) return;
  await tx
    .insertInto('assignment')
    .values(
      seats.map(({ memberId, seat, position }) => ({
        interview_id: interview.id,
        member_id: memberId,
        position,
        seat,
        slot: rangeOf(interview.slot),
        proposals: '[]',
        created_at: interview.at,
      })),
    )
    .execute();
}

/** The seat stays in the history; its member has no part in the interview any more. */
export async function supersedeSeat(tx: Tx, assignmentId: number, at: Date): Promise<void> {
  await tx
    .updateTable('assignment')
    .set({ response: 'superseded', responded_at: at })
    .where('id', '=', assignmentId)
    .execute();
}

export async function setSeat(tx: Tx, assignmentId: number, seat: Seat): Promise<void> {
  await tx.updateTable('assignment').set({ seat }).where('id', '=', assignmentId).execute();
}

/** What was agreed to was another time: everybody is asked again, also who said no. */
export async function askAgain(tx: Tx, interviewId: string, keep: readonly number[]) {
  await tx
    .updateTable('assignment')
    .set({ response: 'pending', responded_at: null, decline_reason: '', proposals: '[]' })
    .where('interview_id', '=', interviewId)
    .where('response', '<>', 'superseded')
    .$if(keep.length > 0, (query) => query.where('id', 'not in', [...keep]))
    .execute();
}

export async function recordResponse(
  tx: Tx,
  assignmentId: number,
  answer: {
    response: 'pending' | 'accepted' | 'declined';
    revision: number;
    reason: string;
    proposals: readonly Slot[];
    at: Date;
  },
): Promise<void> {
  await tx
    .updateTable('assignment')
    .set({
      response: answer.response,
      responded_at: answer.at,
      responded_revision: answer.revision,
      decline_reason: answer.reason,
      proposals: JSON.stringify(answer.proposals),
    })
    .where('id', '=', assignmentId)
    .execute();
}

export async function setAttendance(
  tx: Tx,
  assignmentIds: readonly number[],
  attendance: 'attended' | 'absent' | null,
): Promise<void> {
  if (assignmentIds.length === 0) return;
  await tx
    .updateTable('assignment')
    .set({ attendance })
    .where('id', 'in', [...assignmentIds])
    .execute();
}

export async function waiveFeedback(tx: Tx, assignmentId: number, reason: string, at: Date) {
  await tx
    .updateTable('assignment')
    .set({ feedback_waived_at: at, feedback_waived_reason: reason })
    .where('id', '=', assignmentId)
    .execute();
}

export async function insertOffers(tx: Tx, interviewId: string, slots: readonly Slot[]) {
  await tx
    .insertInto('slot_offer')
    .values(slots.map((slot) => ({ interview_id: interviewId, slot: rangeOf(slot) })))
    .execute();
}

/** Open offers end; the one that was taken, if any, says so. */
export async function closeOffers(tx: Tx, interviewId: string, taken: number | null) {
  await tx
    .updateTable('slot_offer')
    .set({
      state: sql<'taken' | 'withdrawn'>`case when id = ${taken} then 'taken' else 'withdrawn' end`,
    })
    .where('interview_id', '=', interviewId)
    .where('state', '=', 'open')
    .execute();
}

export async function recordDecision(
  tx: Tx,
  applicationId: number,
  decision: { decision: Decision; note: string; memberId: number; at: Date; final: boolean },
): Promise<void> {
  await tx
    .updateTable('application')
    .set(
      decision.final
        ? {
            decision: decision.decision,
            decision_note: decision.note,
            decided_by: decision.memberId,
            decided_at: decision.at,
          }
        : { proposed_decision: decision.decision, decision_note: decision.note },
    )
    .where('id', '=', applicationId)
    .execute();
}
