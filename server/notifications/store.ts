import { sql } from 'kysely';
import type { Locale } from '#shared/locale.ts';
import type { NotificationState, NotificationStatus } from '#shared/notification.ts';
import type { Reader, Tx } from '../db/transaction.ts';

/** What `NOTIFY` says when a transaction with new rows commits. */
export const channel = 'notification';

export async function insertNotifications(
  tx: Tx,
  rows: {
    dedupeKey: string;
    kind: 'assigned';
    interviewId: string;
    revision: number;
    recipientId: number;
    dueAt: Date;
    notAfter: Date;
    at: Date;
  }[],
): Promise<void> {
  await tx
    .insertInto('notification')
    .values(
      rows.map((row) => ({
        dedupe_key: row.dedupeKey,
        kind: row.kind,
        interview_id: row.interviewId,
        revision: row.revision,
        recipient_id: row.recipientId,
        due_at: row.dueAt,
        not_after: row.notAfter,
        status_at: row.at,
      })),
    )
    .execute();
  await sql`select pg_notify(${channel}, '')`.execute(tx);
}

/**
 * Takes due rows, and rows whose worker died, for `leaseMs`. Workers do not wait for each other.
 * One statement, its own transaction.
 */
export async function claimDue(
  db: Reader,
  claim: { at: Date; leaseUntil: Date; most: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update notification set status = 'claimed', status_at = ${claim.at},
           lease_until = ${claim.leaseUntil}, attempts_started = attempts_started + 1
     where id in (
       select id from notification
        where (status in ('planned', 'retry') and due_at <= ${claim.at})
           or (status = 'claimed' and lease_until < ${claim.at})
        order by due_at, id limit ${claim.most}
        for update skip locked)
    returning id`.execute(db);
  return rows.map((row) => row.id);
}

export interface Delivery {
  id: number;
  kind: 'assigned';
  revision: number;
  notAfter: Date;
  started: number;
  finished: number;
  recipient: { userid: string; locale: Locale; status: 'active' | 'disabled' | 'left' };
  interview: {
    id: string;
    revision: number;
    jobTitle: string;
    round: number;
    candidateName: string;
    organizerName: string;
    startsAt: Date;
    endsAt: Date;
    zone: string;
  };
}

/** A claimed row with the interview as it is now, which may have moved on since the row. */
export async function readDelivery(db: Reader, id: number): Promise<Delivery | undefined> {
  const row = await db
    .selectFrom('notification as n')
    .innerJoin('interview as i', 'i.id', 'n.interview_id')
    .innerJoin('application as ap', 'ap.id', 'i.application_id')
    .innerJoin('candidate as c', 'c.id', 'ap.candidate_id')
    .innerJoin('member as o', 'o.id', 'i.organizer_id')
    .innerJoin('member as r', 'r.id', 'n.recipient_id')
    .select([
      'n.kind',
      'n.revision',
      'n.not_after',
      'n.attempts_started',
      'n.attempts_finished',
      'r.userid',
      'r.locale',
      'r.status',
      'i.id as interview_id',
      'i.revision as interview_revision',
      'ap.job_title',
      'i.round',
      'i.zone',
      'c.name as candidate_name',
      'o.name as organizer_name',
      sql<Date>`lower(i.slot)`.as('starts_at'),
      sql<Date>`upper(i.slot)`.as('ends_at'),
    ])
    .where('n.id', '=', id)
    .where('n.status', '=', 'claimed')
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id,
    kind: row.kind,
    revision: row.revision,
    notAfter: row.not_after,
    started: row.attempts_started,
    finished: row.attempts_finished,
    recipient: { userid: row.userid, locale: row.locale, status: row.status },
    interview: {
      id: row.interview_id,
      revision: row.interview_revision,
      jobTitle: row.job_title,
      round: row.round,
      candidateName: row.candidate_name,
      organizerName: row.organizer_name,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      zone: row.zone,
    },
  };
}

export interface Outcome {
  status: Exclude<NotificationStatus, 'planned' | 'claimed'>;
  /** For `retry`: when to try again. */
  dueAt?: Date;
  /** WeCom was not to be asked now, so this was no try. */
  held?: boolean;
  reason?: string;
  errcode?: number | null;
  advice?: string;
  msgid?: string;
}

/** Ends one attempt: the row says what became of it. */
export async function recordOutcome(db: Reader, id: number, outcome: Outcome, at: Date) {
  await db
    .updateTable('notification')
    .set((eb) => ({
      status: outcome.status,
      status_at: at,
      lease_until: null,
      ...(outcome.held
        ? { attempts_started: eb('attempts_started', '-', 1) }
        : { attempts_finished: eb('attempts_finished', '+', 1) }),
      ...(outcome.dueAt && { due_at: outcome.dueAt }),
      reason: outcome.reason ?? null,
      errcode: outcome.errcode ?? null,
      advice: outcome.advice ?? null,
      msgid: outcome.msgid ?? null,
    }))
    .where('id', '=', id)
    .where('status', '=', 'claimed')
    .execute();
}

/** One row for each interviewer of that revision, in seating order. */
export async function readStates(
  db: Reader,
  interviewId: string,
  revision: number,
): Promise<(NotificationState & { userid: string })[]> {
  const rows = await db
    .selectFrom('notification as n')
    .innerJoin('member as r', 'r.id', 'n.recipient_id')
    .innerJoin('assignment as a', (join) =>
      join
        .onRef('a.interview_id', '=', 'n.interview_id')
        .onRef('a.member_id', '=', 'n.recipient_id'),
    )
    .select(['r.userid', 'n.status', 'n.status_at', 'n.errcode', 'n.advice'])
    .where('n.interview_id', '=', interviewId)
    .where('n.revision', '=', revision)
    .where('n.kind', '=', 'assigned')
    .where('a.response', '<>', 'superseded')
    .orderBy('a.position')
    .execute();
  return rows.map((row) => ({
    userid: row.userid,
    status: row.status,
    at: row.status_at.toISOString(),
    errcode: row.errcode,
    advice: row.advice,
  }));
}
