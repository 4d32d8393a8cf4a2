import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { isJudged, liveSeats, seatOf, type InterviewState } from '#shared/interview-state.ts';
import { judges } from '#shared/lifecycle.ts';
import { fieldProblem, forbidden, invalid } from '#shared/problem-error.ts';
import { grantOf } from '#shared/permissions.ts';
import { relationsOf } from '#shared/relations.ts';
import { untimely } from '#shared/timely.ts';
import { setAttendance } from '../../store/seats-store.ts';
import { notNow, type Actor, type Command, type CommonInput } from '../command.ts';
import { complete } from './complete.ts';

export const start: Command<CommandInput<'start'>> = {
  name: 'start',
  actions: commandActions.start,
  apply(_tx, { before, actor, at }) {
    mustRun(before, actor);
    const when = untimely('start', before, at.getTime());
    if (when === 'early') throw notNow('It opens a quarter of an hour before it begins.');
    if (when === 'late') throw notNow('Its time is over.');
    return Promise.resolve({ startedAt: at });
  },
};

/** By a person or by the clock. */
export const end: Command<CommonInput> = {
  name: 'end',
  actions: commandActions.end,
  async apply(tx, { before, actor, at }) {
    mustRun(before, actor);
    if (untimely('end', before, at.getTime())) throw notNow('It has not begun yet.');
    const came = liveSeats(before).filter((seat) => seat.response === 'accepted');
    await setAttendance(
      tx,
      came.map(({ id }) => id),
      'attended',
    );
    return {
      endedAt: at,
      ...(before.participation === 'checked_in' && { participation: 'attended' as const }),
    };
  },
  // Everybody may have written theirs while it was still running.
  then: (after) => (isJudged(after) ? complete : undefined),
};

export const markNoShow: Command<CommandInput<'mark_no_show'>> = {
  name: 'mark_no_show',
  actions: commandActions.mark_no_show,
  async apply(tx, { before, actor, input, at }) {
    mustRun(before, actor);
    if (untimely('mark_no_show', before, at.getTime())) {
      throw notNow('Wait ten minutes after the start before you call somebody absent.');
    }
    if (input.who === 'candidate') return { noShowWho: 'candidate', participation: 'absent' };
    const seat = liveSeats(before).find(
      (one) => one.userid.toLowerCase() === input.userid?.toLowerCase(),
    );
    if (!seat) {
      throw invalid([
        fieldProblem('userid', 'unknown_member', 'Name the interviewer who is missing.'),
      ]);
    }
    await setAttendance(tx, [seat.id], 'absent');
    return { noShowWho: 'interviewer' };
  },
};

/** Shadows and observers listen only; recruiters and the clock may. */
function mustRun(before: InterviewState, actor: Actor) {
  if (actor.kind !== 'member') return;
  const seat = seatOf(before, actor.viewer.memberId);
  if (seat && judges(seat.seat)) return;
  if (grantOf('manage', relationsOf(actor.viewer, before))) return;
  throw forbidden('Only who interviews here may do this.');
}
