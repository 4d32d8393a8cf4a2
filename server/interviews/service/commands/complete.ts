import { isJudged } from '#shared/interview-state.ts';
import { notNow, type Command, type CommonInput } from '../command.ts';

/** Of itself, once nobody's feedback is missing. */
export const complete: Command<CommonInput> = {
  name: 'complete',
  apply(_tx, { before }) {
    if (!isJudged(before)) {
      throw notNow('Somebody’s feedback is still missing.');
    }
    return Promise.resolve({});
  },
};

/** For commands that may bring in or give up the last feedback an interview waits for. */
export const completeWhenAllIn: NonNullable<Command<CommonInput>['then']> = (after) =>
  after.status === 'awaiting_feedback' && isJudged(after) ? complete : undefined;
