import { sql } from 'kysely';
import type { Reader, Tx } from '../db/transaction.ts';

/** Until the transaction ends no other link is made for this interview. */
export async function lockForLink(tx: Tx, interviewId: string): Promise<void> {
  await tx
    .selectFrom('interview')
    .select('id')
    .where('id', '=', interviewId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertLink(
  tx: Tx,
  link: {
    interviewId: string;
    hash: Buffer;
    sealed: Buffer | null;
    by: number | null;
    expiresAt: Date;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('candidate_link')
    .values({
      interview_id: link.interviewId,
      token_hash: link.hash,
      token_sealed: link.sealed,
      created_by: link.by,
      created_at: link.at,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** The live link of an interview, of which there is one at most. */
export function liveLink(
  db: Reader,
  interviewId: string,
): Promise<{ token_hash: Buffer; token_sealed: Buffer | null } | undefined> {
  return db
    .selectFrom('candidate_link')
    .select(['token_hash', 'token_sealed'])
    .where('interview_id', '=', interviewId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** Its sessions end with it. */
export async function revokeLinks(tx: Tx, interviewId: string, at: Date): Promise<void> {
  await tx
    .updateTable('candidate_link')
    .set({ revoked_at: at })
    .where('interview_id', '=', interviewId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** A link opens an interview that a candidate has a part in, until so long after its end. */
function openLinks(db: Reader, at: Date, livesMs: number) {
  return db
    .selectFrom('candidate_link as l')
    .innerJoin('interview as i', 'i.id', 'l.interview_id')
    .where('l.revoked_at', 'is', null)
    .where('i.status', 'not in', ['draft', 'cancelled', 'expired'])
    .where(
      sql<boolean>`${at}::timestamptz < coalesce(
        upper(i.slot) + ${livesMs}::double precision * interval '1 millisecond', l.expires_at)`,
    );
}

export function findOpenLink(
  db: Reader,
  link: { hash: Buffer; at: Date; livesMs: number },
): Promise<{ id: number } | undefined> {
  return openLinks(db, link.at, link.livesMs)
    .select('l.id')
    .where('l.token_hash', '=', link.hash)
    .executeTakeFirst();
}

export async function insertSession(
  db: Reader,
  session: { hash: Buffer; linkId: number; at: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('candidate_session')
    .values({
      id_hash: session.hash,
      link_id: session.linkId,
      created_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The interview a session was let in to, while its link still opens it. */
export async function findSession(
  db: Reader,
  session: { hash: Buffer; at: Date; livesMs: number },
): Promise<string | undefined> {
  const row = await openLinks(db, session.at, session.livesMs)
    .innerJoin('candidate_session as s', 's.link_id', 'l.id')
    .select('i.id')
    .where('s.id_hash', '=', session.hash)
    .where('s.expires_at', '>', session.at)
    .executeTakeFirst();
  return row?.id;
}

export async function deleteExpiredSessions(db: Reader, at: Date): Promise<void> {
  await db.deleteFrom('candidate_session').where('expires_at', '<=', at).execute();
}

/** The candidate has opened their page. Nothing but this moves, and only from before it. */
export async function markOpened(db: Reader, interviewId: string, at: Date): Promise<void> {
  await db
    .updateTable('interview')
    .set((eb) => ({
      participation: 'opened' as const,
      participation_at: at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', interviewId)
    .where('participation', 'in', ['not_sent', 'sent'])
    .execute();
}

/** A link is on its way to the candidate. */
export async function markSent(tx: Tx, interviewId: string, at: Date): Promise<void> {
  await tx
    .updateTable('interview')
    .set((eb) => ({
      participation: 'sent' as const,
      participation_at: at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', interviewId)
    .where('participation', '=', 'not_sent')
    .execute();
}
