import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { liveSeats } from '#shared/interview-state.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import { waiveFeedback as waive } from '../../store/seats-store.ts';
import { notNow, type Command } from '../command.ts';
import { completeWhenAllIn } from './complete.ts';

/** A recruiter does without one interviewer's feedback. */
export const waiveFeedback: Command<CommandInput<'waive_feedback'>> = {
  name: 'waive_feedback',
  actions: commandActions.waive_feedback,
  async apply(tx, { before, input, at }) {
    const key = input.userid.toLowerCase();
    const seat = liveSeats(before).find((one) => one.userid.toLowerCase() === key);
    if (!seat) {
      throw invalid([
        fieldProblem('userid', 'unknown_member', 'Name somebody who sits in this interview.'),
      ]);
    }
    if (seat.submitted) throw notNow('Their feedback is in already.');
    if (seat.waived) throw notNow('Their feedback is waived already.');
    await waive(tx, seat.id, input.reason, at);
    return {};
  },
  then: completeWhenAllIn,
};
