import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { liveSeats, type InterviewState } from '#shared/interview-state.ts';
import { fieldProblem, invalid, ProblemError } from '#shared/problem-error.ts';
import { untimely } from '#shared/timely.ts';
import { notNow, type Command } from '../command.ts';

/** The same invitation once more, to those who have not answered; nothing else changes. */
export const renotify: Command<CommandInput<'renotify'>> = {
  name: 'renotify',
  actions: commandActions.renotify,
  apply(_tx, { before, input, at }) {
    const when = untimely('renotify', before, at.getTime());
    if (when === 'early') {
      throw new ProblemError('too_soon', 'It was sent a few minutes ago. Give people some time.');
    }
    if (when === 'late') throw notNow('The interview has begun.');
    if (waiting(before).length === 0) throw notNow('Everybody has answered.');
    mustAllWait(before, input.userids ?? []);
    return Promise.resolve({ notifiedAt: at });
  },
  skips(before, { userids }) {
    if (!userids) return [];
    const named = new Set(userids.map((userid) => userid.toLowerCase()));
    return waiting(before).filter((userid) => !named.has(userid.toLowerCase()));
  },
};

function waiting(before: InterviewState): string[] {
  return liveSeats(before)
    .filter(({ response }) => response === 'pending')
    .map(({ userid }) => userid);
}

function mustAllWait(before: InterviewState, userids: readonly string[]) {
  const keys = waiting(before).map((userid) => userid.toLowerCase());
  const faults = userids
    .map((userid, index) => ({ userid, index }))
    .filter(({ userid }) => !keys.includes(userid.toLowerCase()))
    .map(({ index }) =>
      fieldProblem(
        `userids.${index}`,
        'unknown_member',
        'Name interviewers who have not answered yet.',
      ),
    );
  if (faults.length > 0) throw invalid(faults);
}
