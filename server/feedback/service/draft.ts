import type { SaveDraft } from '#shared/feedback-input.ts';
import type { SavedDraft } from '#shared/feedback.ts';
import type { Viewer } from '#shared/member.ts';
import { forbidden } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import type { Interviews } from '../../interviews/service.ts';
import { notNow } from '../../interviews/service/command.ts';
import { chosenScorecard, findFeedback } from '../store/read-store.ts';
import { saveDraft } from '../store/write-store.ts';
import { fitAnswers, staleFeedback } from './form.ts';
import { standing } from './parts.ts';
import type { Scorecards } from './scorecards.ts';

export function createDrafts(options: {
  db: Db;
  interviews: Pick<Interviews, 'read'>;
  scorecards: Scorecards;
  now: () => number;
}) {
  const { db, interviews, scorecards } = options;

  /**
   * One statement, no event and no message: a draft is its author's own business.
   * @throws ProblemError not_found, forbidden, validation_failed, illegal_transition,
   *   stale_feedback
   */
  return async function save(viewer: Viewer, id: string, input: SaveDraft): Promise<SavedDraft> {
    const state = await interviews.read(viewer, id);
    const { seat, canWrite } = standing(viewer, state);
    if (!seat) throw forbidden('Only who sits in the interview writes feedback.');
    if (seat.submitted) throw staleFeedback();
    if (!canWrite) throw notNow('No feedback is written about this interview now.');
    const row = await findFeedback(db, seat.id);
    const form = row ? row.scorecard_version_id : await chosenScorecard(db, id);
    const at = new Date(options.now());
    const answers = fitAnswers(await scorecards.byId(db, form), input.answers, false);
    const version = await saveDraft(db, {
      assignmentId: seat.id,
      scorecardId: form,
      seen: input.draftVersion,
      draft: { answers, recommendation: input.recommendation },
      at,
    });
    if (version === undefined) throw staleFeedback();
    return { draftVersion: version, draftSavedAt: at.toISOString() };
  };
}
