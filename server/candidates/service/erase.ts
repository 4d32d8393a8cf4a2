import type { ErasureRequest } from '#shared/candidate.ts';
import type { Viewer } from '#shared/member.ts';
import { grantOf } from '#shared/permissions.ts';
import { forbidden, notFound, ProblemError } from '#shared/problem-error.ts';
import { relationsAtLarge } from '#shared/roles.ts';
import type { Audit } from '../../audit/service.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import {
  forgetAround,
  forgetCandidate,
  forgetInHistory,
  lockInterviews,
  requestErasure,
  waitingErasures,
} from '../erase-store.ts';
import { findCandidate, lockCandidate } from '../store.ts';

/** Forgetting a candidate: asked for by who recruits or by themselves, done by who runs the app. */
export function createErase(options: {
  db: Db;
  corpId: string;
  audit: Pick<Audit, 'record'>;
  now: () => number;
}) {
  const { db, corpId, audit, now } = options;

  function mustAdminister(viewer: Viewer): void {
    if (grantOf('erase_candidate', relationsAtLarge(viewer))) return;
    throw forbidden('Only administrators erase. Recruiters ask for it.');
  }

  return {
    /**
     * In one transaction: the candidate's key, name, contacts, links and what was written about
     * them. Dates, statuses and recommendations stay, without a person.
     * @throws ProblemError forbidden, not_found; illegal_transition while an interview is open
     */
    async erase(viewer: Viewer, candidateId: number): Promise<void> {
      mustAdminister(viewer);
      await inTransaction(db, async (tx) => {
        const interviews = await lockInterviews(tx, corpId, candidateId);
        await lockCandidate(tx, corpId, candidateId);
        const candidate = await findCandidate(tx, corpId, candidateId);
        if (!candidate) throw notFound('candidate');
        if (candidate.erased_at) return;
        if (interviews.some(({ open }) => open)) {
          throw new ProblemError(
            'illegal_transition',
            'They have an interview that is still open. Let its recruiter cancel it first.',
          );
        }
        const ids = interviews.map(({ id }) => id);
        await forgetCandidate(tx, candidateId, new Date(now()));
        await forgetAround(tx, candidateId, ids);
        await forgetInHistory(tx, ids);
        await audit.record(tx, {
          actorId: viewer.memberId,
          action: 'candidate_erased',
          object: { kind: 'candidate', id: candidateId },
          detail: { interviews: ids.length },
        });
      });
    },

    /** By a member who may, or, without one, by the candidate. Asked twice it is asked once. */
    async request(tx: Tx, candidateId: number, memberId: number | null): Promise<void> {
      const candidate = await findCandidate(tx, corpId, candidateId);
      if (!candidate || candidate.erased_at || candidate.erasure_requested_at) return;
      await requestErasure(tx, candidateId, { by: memberId, at: new Date(now()) });
      await audit.record(tx, {
        actorId: memberId,
        action: 'erasure_requested',
        object: { kind: 'candidate', id: candidateId },
        detail: { by: memberId === null ? 'candidate' : 'member' },
      });
    },

    /** @throws ProblemError forbidden */
    async waiting(viewer: Viewer): Promise<ErasureRequest[]> {
      mustAdminister(viewer);
      const rows = await waitingErasures(db, corpId);
      return rows.map(({ id, at, by, open }) => ({
        candidateId: id,
        requestedAt: at.toISOString(),
        by: by === null ? 'candidate' : 'member',
        member: by,
        open,
      }));
    },
  };
}

export type Erase = ReturnType<typeof createErase>;
