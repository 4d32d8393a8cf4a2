import * as z from 'zod/mini';
import { builtinScorecard } from '#shared/builtin-scorecard.ts';
import { scorecardContentSchema, type CreateScorecard } from '#shared/feedback-input.ts';
import { hasRole, type Viewer } from '#shared/member.ts';
import { forbidden, notFound } from '#shared/problem-error.ts';
import type { Scorecard, ScorecardVersion } from '#shared/scorecard.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Reader } from '../../db/transaction.ts';
import { findVersions, insertVersion, listNewest } from '../store/scorecard-store.ts';
import type { ScorecardRow } from '../store/scorecard-store.ts';

export type Scorecards = ReturnType<typeof createScorecards>;

/** The forms feedback is written on: the built-in one, and the corp's own by version. */
export function createScorecards(options: { db: Db; corpId: string; now: () => number }) {
  const { db, corpId, now } = options;

  /** Each once; null stands for the built-in one. @throws ProblemError not_found */
  async function byIds(reader: Reader, ids: readonly (number | null)[]): Promise<Scorecard[]> {
    const stored = [...new Set(ids.filter((id) => id !== null))];
    const rows = await findVersions(reader, corpId, stored);
    if (rows.length < stored.length) throw notFound('scorecard');
    const builtin = ids.includes(null) ? [builtinScorecard] : [];
    return [...builtin, ...rows.map(present)];
  }

  async function byId(reader: Reader, id: number | null): Promise<Scorecard> {
    const [found] = await byIds(reader, [id]);
    if (!found) throw notFound('scorecard');
    return found;
  }

  return {
    byIds,
    byId,

    /** The built-in one first, then the newest version of each. @throws ProblemError forbidden */
    async list(viewer: Viewer): Promise<ScorecardVersion[]> {
      if (!hasRole(viewer, 'recruiter') && !hasRole(viewer, 'recruiter_lead')) {
        throw forbidden('Recruiters choose scorecards. Ask one of them.');
      }
      const rows = await listNewest(db, corpId);
      const builtin = { ...builtinScorecard, createdAt: null, createdBy: null };
      return [builtin, ...rows.map(presentVersion)];
    },

    /** A name that exists gets its next version. @throws ProblemError forbidden */
    async create(viewer: Viewer, input: CreateScorecard): Promise<ScorecardVersion> {
      if (!hasRole(viewer, 'recruiter_lead')) {
        throw forbidden('Lead recruiters make scorecards. Ask one of them.');
      }
      return inTransaction(db, async (tx) => {
        const id = await insertVersion(tx, {
          corpId,
          name: input.name,
          content: { questions: input.questions },
          memberId: viewer.memberId,
          at: new Date(now()),
        });
        const [row] = await findVersions(tx, corpId, [id]);
        if (!row) throw notFound('scorecard');
        return presentVersion(row);
      });
    },
  };
}

function present(row: ScorecardRow): Scorecard {
  const { questions } = z.parse(scorecardContentSchema, row.content);
  return { id: row.id, name: row.name, version: row.version, questions };
}

function presentVersion(row: ScorecardRow): ScorecardVersion {
  const { created_at: createdAt, created_by: createdBy } = row;
  return { ...present(row), createdAt: createdAt.toISOString(), createdBy };
}
