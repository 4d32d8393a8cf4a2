import { sql } from 'kysely';
import type { EarlierFeedback, FeedbackDraft, Recommendation } from '#shared/feedback.ts';
import type { Seat } from '#shared/lifecycle.ts';
import type { MemberRef } from '#shared/member.ts';
import type { Answers } from '#shared/scorecard.ts';
import type { Reader } from '../../db/transaction.ts';

export interface FeedbackRow {
  scorecard_version_id: number | null;
  draft: FeedbackDraft | null;
  draft_saved_at: Date | null;
  draft_version: number;
  submitted_at: Date | null;
}

export interface SubmittedRow {
  assignment_id: number;
  member_id: number;
  author: MemberRef;
  seat: Seat;
  scorecard_version_id: number | null;
  answers: Answers;
  recommendation: Recommendation;
  submitted_at: Date;
  version: number;
  earlier: EarlierFeedback[];
}

/** The scorecard chosen for an interview; null is the built-in one. */
export async function chosenScorecard(db: Reader, interviewId: string): Promise<number | null> {
  const row = await db
    .selectFrom('interview')
    .select('scorecard_version_id')
    .where('id', '=', interviewId)
    .executeTakeFirstOrThrow();
  return row.scorecard_version_id;
}

export async function findFeedback(
  db: Reader,
  assignmentId: number,
): Promise<FeedbackRow | undefined> {
  const row = await db
    .selectFrom('feedback')
    .select(['scorecard_version_id', 'draft', 'draft_saved_at', 'draft_version', 'submitted_at'])
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirst();
  return row && { ...row, draft: row.draft as FeedbackDraft | null };
}

/** Whatever was submitted to an interview, in seating order, with what it said before. */
export async function listSubmitted(db: Reader, interviewId: string): Promise<SubmittedRow[]> {
  const rows = await db
    .selectFrom('feedback as f')
    .innerJoin('assignment as a', 'a.id', 'f.assignment_id')
    .innerJoin('member as m', 'm.id', 'a.member_id')
    .select([
      'f.assignment_id',
      'a.member_id',
      sql<MemberRef>`json_build_object('userid', m.userid, 'name', m.name)`.as('author'),
      'a.seat',
      'f.scorecard_version_id',
      sql<Answers>`f.answers`.as('answers'),
      sql<Recommendation>`f.recommendation`.as('recommendation'),
      sql<Date>`f.submitted_at`.as('submitted_at'),
      'f.version',
      sql<EarlierFeedback[]>`(
        select coalesce(json_agg(json_build_object(
                 'version', e.version, 'answers', e.answers, 'recommendation', e.recommendation,
                 'reason', e.reason, 'amendedAt', e.amended_at,
                 'amendedBy', json_build_object('userid', by.userid, 'name', by.name))
                 order by e.version), '[]')
          from feedback_amendment e join member by on by.id = e.amended_by
         where e.assignment_id = f.assignment_id)`.as('earlier'),
    ])
    .where('a.interview_id', '=', interviewId)
    .where('f.submitted_at', 'is not', null)
    .orderBy('a.position')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    // Instants inside JSON come in the database's spelling.
    earlier: row.earlier.map((one) => ({
      ...one,
      amendedAt: new Date(one.amendedAt).toISOString(),
    })),
  }));
}

/** Who decided about an application, when, and what they added. */
export async function findDecision(db: Reader, applicationId: number) {
  const row = await db
    .selectFrom('application as a')
    .leftJoin('member as m', 'm.id', 'a.decided_by')
    .select(['a.decided_at', 'a.decision_note', 'm.userid', 'm.name'])
    .where('a.id', '=', applicationId)
    .executeTakeFirstOrThrow();
  const by: MemberRef | null =
    row.userid && row.name ? { userid: row.userid, name: row.name } : null;
  return { by, at: row.decided_at, note: row.decision_note };
}
