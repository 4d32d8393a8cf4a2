import { ApiError } from '../../client/api/api-error.ts';
import { builtinScorecard } from '../../shared/builtin-scorecard.ts';
import type { FeedbackView, MyFeedback } from '../../shared/feedback.ts';
import type { ProblemCode } from '../../shared/problem.ts';

/** What a panel member sees who has not submitted. */
export function aView(mine: Partial<MyFeedback> = {}, id = 'i1'): FeedbackView {
  return {
    interview: {
      id,
      status: 'awaiting_feedback',
      jobTitle: '前端工程师',
      round: 1,
      candidateName: '周雨桐',
    },
    scorecard: builtinScorecard,
    mine: {
      userid: 'LiNa',
      seat: 'panel',
      awaited: true,
      waived: false,
      draft: null,
      draftVersion: 0,
      draftSavedAt: null,
      submitted: null,
      amendableUntil: null,
      canWrite: true,
      canSubmit: true,
      ...mine,
    },
    people: [],
    reading: 'after_own_submit',
    others: null,
    scorecards: [],
    canAmendOthers: false,
    canReport: false,
    now: '2026-11-24T09:00:00Z',
  };
}

/** The same once it is in. */
export function inIt(): FeedbackView {
  const content = { answers: {}, recommendation: 'yes' as const };
  const author = { userid: 'LiNa', name: '李娜' };
  const more = { seat: 'panel' as const, scorecardId: null, version: 1, earlier: [] };
  return aView({
    canWrite: false,
    submitted: { ...content, ...more, author, submittedAt: '2026-11-24T09:00:00Z' },
  });
}

export function fault(code: ProblemCode | 'network', current?: FeedbackView): ApiError {
  const status = code === 'not_signed_in' ? 401 : 409;
  return code === 'network'
    ? new ApiError('network', 'away')
    : new ApiError(code, 'why', {
        type: '',
        title: '',
        status,
        code,
        detail: '',
        requestId: 'r',
        current,
      });
}
