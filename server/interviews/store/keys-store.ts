import type { Reader, Tx } from '../../db/transaction.ts';

/**
 * Takes a member's key for this transaction's request. When the key is taken, waits for the
 * transaction that took it and gives back what it was taken for and answered with.
 */
export async function takeKey(
  tx: Tx,
  key: { memberId: number; key: string; requestHash: Buffer; at: Date },
): Promise<{ requestHash: Buffer; answer: unknown } | undefined> {
  const taken = await tx
    .insertInto('idempotency_key')
    .values({
      member_id: key.memberId,
      key: key.key,
      request_hash: key.requestHash,
      created_at: key.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return undefined;
  const earlier = await tx
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer'])
    .where('member_id', '=', key.memberId)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
  return { requestHash: earlier.request_hash, answer: earlier.answer };
}

/** In the transaction that took the key. */
export async function fillKey(
  tx: Tx,
  key: { memberId: number; key: string },
  interviewId: string,
  answer: object,
): Promise<void> {
  await tx
    .updateTable('idempotency_key')
    .set({ interview_id: interviewId, answer: JSON.stringify(answer) })
    .where('member_id', '=', key.memberId)
    .where('key', '=', key.key)
    .execute();
}

/** Answers hold names; nobody repeats a request after so long. */
export async function deleteKeys(db: Reader, before: Date): Promise<void> {
  await db.deleteFrom('idempotency_key').where('created_at', '<', before).execute();
}
