import type { Reader } from '../../db/transaction.ts';

export async function hasScorecard(db: Reader, corpId: string, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('scorecard_version')
    .select('id')
    .where('corp_id', '=', corpId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was chosen for an interview, all null for the built-in one; and whether somebody began. */
export function findChosen(db: Reader, interviewId: string) {
  return db
    .selectFrom('interview as i')
    .leftJoin('scorecard_version as s', 's.id', 'i.scorecard_version_id')
    .select(['s.id', 's.name', 's.version'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('feedback as f')
          .innerJoin('assignment as a', 'a.id', 'f.assignment_id')
          .select('f.assignment_id')
          .whereRef('a.interview_id', '=', 'i.id'),
      ).as('begun'),
    )
    .where('i.id', '=', interviewId)
    .executeTakeFirstOrThrow();
}

/** Somebody has begun to write on the scorecard of that interview. */
export async function isFeedbackBegun(db: Reader, interviewId: string): Promise<boolean> {
  const row = await db
    .selectFrom('feedback as f')
    .innerJoin('assignment as a', 'a.id', 'f.assignment_id')
    .select('f.assignment_id')
    .where('a.interview_id', '=', interviewId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
