import type { SubmitFeedback } from '#shared/feedback-input.ts';
import { forbidden } from '#shared/problem-error.ts';
import { notNow, type Command, type CommonInput } from '../../interviews/service/command.ts';
import { completeWhenAllIn } from '../../interviews/service/commands/complete.ts';
import { chosenScorecard, findFeedback } from '../store/read-store.ts';
import { submitFeedback } from '../store/write-store.ts';
import { fitContent, staleFeedback } from './form.ts';
import { standing, viewerOfActor } from './parts.ts';
import type { Scorecards } from './scorecards.ts';

/**
 * One's own judgement, once. The last one that is awaited completes the interview.
 * @throws ProblemError validation_failed, stale_feedback, illegal_transition, forbidden
 */
export function createSubmit(scorecards: Scorecards): Command<SubmitFeedback & CommonInput> {
  return {
    name: 'submit_feedback',
    actions: ['write_feedback'],
    async apply(tx, { before, actor, input, at }) {
      const { seat, canSubmit } = standing(viewerOfActor(actor), before);
      if (!seat) throw forbidden('Only who sits in the interview writes feedback.');
      if (seat.submitted) throw notNow('You have submitted already. Amend it instead.');
      if (!canSubmit) {
        throw forbidden('You could read the others’ feedback before; yours came too late.');
      }
      const row = await findFeedback(tx, seat.id);
      const form = row ? row.scorecard_version_id : await chosenScorecard(tx, before.id);
      const written = await submitFeedback(tx, {
        assignmentId: seat.id,
        scorecardId: form,
        seen: input.draftVersion,
        content: fitContent(await scorecards.byId(tx, form), input),
        at,
      });
      if (!written) throw staleFeedback();
      return {};
    },
    then: completeWhenAllIn,
  };
}
