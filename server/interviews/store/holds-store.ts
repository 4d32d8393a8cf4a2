import { sql } from 'kysely';
import type { Slot } from '#shared/interview-state.ts';
import type { Reader, Tx } from '../../db/transaction.ts';
import { rangeOf } from './write-store.ts';

/** A member's time that an interview takes. */
export interface Hold extends Slot {
  memberId: number;
}

/** One after the other in ascending order, so that two writers never wait for each other. */
const memberLocks = 7_243_111;

/** Until the transaction ends nobody else changes the calendars of these members. */
export async function lockCalendars(tx: Tx, memberIds: readonly number[]): Promise<void> {
  for (const id of [...new Set(memberIds)].sort((a, b) => a - b)) {
    await sql`select pg_advisory_xact_lock(${memberLocks}::int, ${id}::int)`.execute(tx);
  }
}

export interface TakenTime extends Hold {
  interviewId: string;
  userid: string;
  name: string;
}

/** What others take of the wanted times. Under `lockCalendars` it stays so. */
export async function findTaken(
  tx: Tx,
  interviewId: string,
  wanted: readonly Hold[],
): Promise<TakenTime[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<TakenTime>`
    select distinct h.member_id as "memberId", h.interview_id as "interviewId",
           lower(h.slot) as "startsAt", upper(h.slot) as "endsAt", m.userid, m.name
      from unnest(${wanted.map((hold) => hold.memberId)}::bigint[],
                  ${wanted.map((hold) => hold.startsAt)}::timestamptz[],
                  ${wanted.map((hold) => hold.endsAt)}::timestamptz[]) as w (member_id, a, b)
      join seat_hold h on h.member_id = w.member_id and h.slot && tstzrange(w.a, w.b, '[)')
      join member m on m.id = h.member_id
     where h.interview_id <> ${interviewId}
     order by 3, 1`.execute(tx);
  return rows;
}

/** Makes the interview's holds exactly these. @throws an exclusion violation on overlap */
export async function replaceHolds(
  tx: Tx,
  interviewId: string,
  holds: readonly Hold[],
): Promise<void> {
  await tx.deleteFrom('seat_hold').where('interview_id', '=', interviewId).execute();
  if (holds.length === 0) return;
  await tx
    .insertInto('seat_hold')
    .values(
      holds.map((hold) => ({
        member_id: hold.memberId,
        interview_id: interviewId,
        slot: rangeOf(hold),
      })),
    )
    .execute();
}

/** When members are taken in a window, but for one interview. */
export async function readBusy(
  db: Reader,
  window: { corpId: string; useridKeys: readonly string[]; except: string } & Slot,
): Promise<(Slot & { userid: string })[]> {
  const { rows } = await sql<Slot & { userid: string }>`
    select m.userid, lower(h.slot) as "startsAt", upper(h.slot) as "endsAt"
      from seat_hold h join member m on m.id = h.member_id
     where m.corp_id = ${window.corpId} and m.userid_key = any(${[...window.useridKeys]})
       and h.interview_id <> ${window.except}
       and h.slot && tstzrange(${window.startsAt}, ${window.endsAt}, '[)')
     order by 2, 1`.execute(db);
  return rows;
}
