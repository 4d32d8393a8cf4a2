import { sql } from 'kysely';
import type { Locale } from '#shared/locale.ts';
import type { Reader, Tx } from '../db/transaction.ts';

export interface CandidateRow {
  id: number;
  corp_id: string;
  name: string;
  locale: Locale;
  zone: string;
  phone_sealed: Buffer | null;
  email_sealed: Buffer | null;
  erased_at: Date | null;
  erasure_requested_at: Date | null;
  wrapped: Buffer | null;
  key_id: string | null;
}

export async function insertCandidate(
  tx: Tx,
  candidate: { corpId: string; name: string; locale?: Locale; zone?: string; at: Date },
): Promise<number> {
  const { id } = await tx
    .insertInto('candidate')
    .values({
      corp_id: candidate.corpId,
      name: candidate.name,
      created_at: candidate.at,
      ...(candidate.locale && { locale: candidate.locale }),
      ...(candidate.zone && { zone: candidate.zone }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function findCandidate(
  db: Reader,
  corpId: string,
  id: number,
): Promise<CandidateRow | undefined> {
  return db
    .selectFrom('candidate as c')
    .leftJoin('candidate_key as k', 'k.candidate_id', 'c.id')
    .select([
      'c.id',
      'c.corp_id',
      'c.name',
      'c.locale',
      'c.zone',
      'c.phone_sealed',
      'c.email_sealed',
      'c.erased_at',
      'c.erasure_requested_at',
      'k.wrapped',
      'k.key_id',
    ])
    .where('c.corp_id', '=', corpId)
    .where('c.id', '=', id)
    .executeTakeFirst();
}

/** Until the transaction ends nobody else changes this candidate. */
export async function lockCandidate(tx: Tx, corpId: string, id: number): Promise<void> {
  await tx
    .selectFrom('candidate')
    .select('id')
    .where('corp_id', '=', corpId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
}

/** Under `lockCandidate`. */
export async function putKey(
  tx: Tx,
  key: { candidateId: number; wrapped: Buffer; keyId: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('candidate_key')
    .values({
      candidate_id: key.candidateId,
      wrapped: key.wrapped,
      key_id: key.keyId,
      created_at: key.at,
    })
    .onConflict((conflict) =>
      conflict.column('candidate_id').doUpdateSet({ wrapped: key.wrapped, key_id: key.keyId }),
    )
    .execute();
}

export interface CandidateChange {
  name?: string;
  locale?: Locale;
  zone?: string;
  phone_sealed?: Buffer | null;
  phone_hash?: Buffer | null;
  email_sealed?: Buffer | null;
  email_hash?: Buffer | null;
}

export async function updateCandidate(tx: Reader, id: number, change: CandidateChange) {
  if (Object.keys(change).length === 0) return;
  await tx.updateTable('candidate').set(change).where('id', '=', id).execute();
}

/** Candidates with one of these hashes, newest first, with their applications. */
export async function findByHash(
  db: Reader,
  corpId: string,
  kind: 'phone' | 'email',
  hashes: readonly Buffer[],
): Promise<{ id: number; name: string }[]> {
  return db
    .selectFrom('candidate')
    .select(['id', 'name'])
    .where('corp_id', '=', corpId)
    .where(kind === 'phone' ? 'phone_hash' : 'email_hash', 'in', [...hashes])
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

/** Newest first; an application's rounds together. */
export async function interviewsOf(
  db: Reader,
  candidateIds: readonly number[],
): Promise<{ id: string; candidateId: number }[]> {
  if (candidateIds.length === 0) return [];
  return db
    .selectFrom('interview as i')
    .innerJoin('application as a', 'a.id', 'i.application_id')
    .select(['i.id', 'a.candidate_id as candidateId'])
    .where('a.candidate_id', 'in', [...candidateIds])
    .orderBy('a.id', 'desc')
    .orderBy('i.round', 'desc')
    .limit(40)
    .execute();
}

/** Ids above `after` whose key another secret than the current one has wrapped. */
export async function wrappedByOthers(
  db: Reader,
  page: { corpId: string; keyId: string; after: number; most: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('candidate_key as k')
    .innerJoin('candidate as c', 'c.id', 'k.candidate_id')
    .select('c.id')
    .where('c.corp_id', '=', page.corpId)
    .where('k.key_id', '<>', page.keyId)
    .where('c.id', '>', page.after)
    .orderBy('c.id')
    .limit(page.most)
    .execute();
  return rows.map(({ id }) => id);
}

/** The interview's candidate. */
export async function candidateOf(
  db: Reader,
  corpId: string,
  interviewId: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('interview as i')
    .innerJoin('application as a', 'a.id', 'i.application_id')
    .select('a.candidate_id as id')
    .where('i.corp_id', '=', corpId)
    .where('i.id', '=', interviewId)
    .executeTakeFirst();
  return row?.id;
}

/**
 * The time the candidate last said yes to, when it is another one now. The history knows: the
 * first change of time after that yes says what the time was before.
 */
export async function timeOfLastYes(
  db: Reader,
  interviewId: string,
): Promise<{ startsAt: string; endsAt: string } | undefined> {
  const { rows } = await sql<{ startsAt: string; endsAt: string }>`
    select moved.before->>'startsAt' as "startsAt", moved.before->>'endsAt' as "endsAt"
      from interview_event yes
      join interview_event moved on moved.interview_id = yes.interview_id and moved.id > yes.id
     where yes.interview_id = ${interviewId} and yes.actor = 'candidate'
       and yes.action in ('confirm', 'pick_slot')
       and moved.before->>'startsAt' is not null
     order by yes.id desc, moved.id limit 1`.execute(db);
  return rows[0];
}
