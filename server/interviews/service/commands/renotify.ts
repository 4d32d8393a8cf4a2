import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { ProblemError } from '#shared/problem-error.ts';
import { untimely } from '#shared/timely.ts';
import { notNow, type Command } from '../command.ts';

/** The same invitation once more; nothing about the interview changes. */
export const renotify: Command<CommandInput<'renotify'>> = {
  name: 'renotify',
  actions: commandActions.renotify,
  apply(_tx, { before, at }) {
    const when = untimely('renotify', before, at.getTime());
    if (when === 'early') {
      throw new ProblemError('too_soon', 'It was sent a few minutes ago. Give people some time.');
    }
    if (when === 'late') throw notNow('The interview has begun.');
    return Promise.resolve({ notifiedAt: at });
  },
};
