import type { Viewer } from '#shared/member.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { Tx } from '../../db/transaction.ts';
import { fillKey, takeKey } from '../store/keys-store.ts';

/** One request of a member that may come twice. */
export interface KeyUse {
  viewer: Pick<Viewer, 'memberId'>;
  key: string;
  /** Of everything the request asks for. */
  hash: Buffer;
}

/** A repeated POST is answered with what the first one was answered. */
export function createKeys(now: () => number) {
  return {
    /**
     * Takes the key for this transaction, or gives back the earlier answer. Waits for a
     * transaction that has the key at this moment.
     * @throws ProblemError idempotency_conflict when it stands for something else
     */
    async take<T>(tx: Tx, use: KeyUse): Promise<T | undefined> {
      const earlier = await takeKey(tx, {
        memberId: use.viewer.memberId,
        key: use.key,
        requestHash: use.hash,
        at: new Date(now()),
      });
      if (!earlier) return undefined;
      if (earlier.answer && earlier.requestHash.equals(use.hash)) return earlier.answer as T;
      throw new ProblemError(
        'idempotency_conflict',
        'This Idempotency-Key was used for another request. Send a new key.',
      );
    },

    fill: (tx: Tx, use: KeyUse, interviewId: string, answer: object) =>
      fillKey(tx, { memberId: use.viewer.memberId, key: use.key }, interviewId, answer),
  };
}
