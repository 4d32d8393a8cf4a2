import type { AmendFeedback, SaveDraft, SubmitFeedback } from '#shared/feedback-input.ts';
import type { FeedbackView, SavedDraft } from '#shared/feedback.ts';
import type { Viewer } from '#shared/member.ts';
import type { Audit } from '../audit/service.ts';
import type { Db } from '../db/pool.ts';
import type { Interviews } from '../interviews/service.ts';
import { createAmend } from './service/amend.ts';
import { createDrafts } from './service/draft.ts';
import { isStaleFeedback, staleFeedback } from './service/form.ts';
import { createRead } from './service/read.ts';
import { createScorecards } from './service/scorecards.ts';
import { createSubmit } from './service/submit.ts';

export type Feedback = ReturnType<typeof createFeedback>;

/** What interviewers think of a candidate: drafts, submissions, amendments, the report. */
export function createFeedback(options: {
  db: Db;
  corpId: string;
  interviews: Pick<Interviews, 'read' | 'execute'>;
  audit: Pick<Audit, 'record'>;
  now: () => number;
}) {
  const { interviews } = options;
  const scorecards = createScorecards(options);
  const read = createRead({ ...options, scorecards });
  const save = createDrafts({ ...options, scorecards });
  const submit = createSubmit(scorecards);
  const amend = createAmend({ ...options, scorecards });

  /** A conflict carries what is stored, read after the transaction that met it has ended. */
  async function withCurrent<T>(viewer: Viewer, id: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isStaleFeedback(error)) throw error;
      throw staleFeedback(await read.view(viewer, id));
    }
  }

  return {
    view: read.view,
    report: read.report,
    scorecards,

    saveDraft: (viewer: Viewer, id: string, input: SaveDraft): Promise<SavedDraft> =>
      withCurrent(viewer, id, () => save(viewer, id, input)),

    submit: (viewer: Viewer, id: string, input: SubmitFeedback, key?: string) =>
      withCurrent(viewer, id, async (): Promise<FeedbackView> => {
        await interviews.execute({ kind: 'member', viewer }, id, submit, { ...input }, { key });
        return read.view(viewer, id);
      }),

    amend: (viewer: Viewer, id: string, input: AmendFeedback, key?: string) =>
      withCurrent(viewer, id, async (): Promise<FeedbackView> => {
        await interviews.execute({ kind: 'member', viewer }, id, amend, input, { key });
        return read.view(viewer, id);
      }),
  };
}
