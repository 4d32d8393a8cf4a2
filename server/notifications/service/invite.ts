import type { InterviewState } from '#shared/interview-state.ts';
import type { Tx } from '../../db/transaction.ts';
import { notice } from '../plan/notice.ts';
import { candidateHasAddress, insertPlanned, wake } from '../store/insert-store.ts';
import { after, times } from '../times.ts';

export function createInvite(options: { corpId: string; mail: boolean; now: () => number }) {
  const { corpId, mail } = options;

  /**
   * The candidate's invitation once more, by mail, in the transaction that made them a new link.
   * False when nobody but a person can send it.
   */
  return async function invite(tx: Tx, state: InterviewState): Promise<boolean> {
    if (!mail || !(await candidateHasAddress(tx, state.candidate.id))) return false;
    const at = new Date(options.now());
    const again = notice({
      kind: 'mail_invited',
      to: null,
      state,
      dueAt: at,
      notAfter: state.slot?.startsAt ?? after(at, times.lastWord),
      payload: { version: state.version, again: at.toISOString() },
      suffix: `again.${at.getTime()}`,
    });
    const [row] = await insertPlanned(tx, { corpId, interviewId: state.id, at }, [again]);
    await wake(tx);
    return row !== undefined;
  };
}
