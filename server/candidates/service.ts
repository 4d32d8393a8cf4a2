import type { CandidateInput } from '#shared/candidate.ts';
import type { Tx } from '../db/transaction.ts';
import { insertCandidate, revokeLinks } from './store.ts';

export type Candidates = ReturnType<typeof createCandidates>;

/** People who are interviewed. They have no WeCom; what we know of them is theirs. */
export function createCandidates() {
  return {
    /** Somebody new, in the transaction that makes their first interview. */
    register(
      tx: Tx,
      candidate: {
        corpId: string;
        name: string;
        contacts: CandidateInput | undefined;
        at: Date;
      },
    ): Promise<number> {
      return insertCandidate(tx, candidate);
    },

    links: {
      /** In the transaction that ends the interview: its link opens nothing any more. */
      revoke: (tx: Tx, interviewId: string, at: Date) => revokeLinks(tx, interviewId, at),
    },
  };
}
