import type { Tx } from '../db/transaction.ts';

/**
 * Takes a member's key for this transaction's interview. When the key is taken, waits for the
 * transaction that took it and gives back what it was taken for.
 */
export async function takeKey(
  tx: Tx,
  key: { memberId: number; key: string; requestHash: Buffer; at: Date },
): Promise<{ requestHash: Buffer; interviewId: string | null } | undefined> {
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
    .select(['request_hash', 'interview_id'])
    .where('member_id', '=', key.memberId)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
  return { requestHash: earlier.request_hash, interviewId: earlier.interview_id };
}

/** In the transaction that took the key. */
export async function fillKey(tx: Tx, memberId: number, key: string, interviewId: string) {
  await tx
    .updateTable('idempotency_key')
    .set({ interview_id: interviewId })
    .where('member_id', '=', memberId)
    .where('key', '=', key)
    .execute();
}
