import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { type Command, type InterviewPatch } from '../command.ts';
import { mustHavePlace } from '../place.ts';

/** Room, place and notes; time and people have commands of their own. */
export const edit: Command<CommandInput<'edit'>> = {
  name: 'edit',
  actions: commandActions.edit,
  apply(_tx, { before, input }) {
    const patch: InterviewPatch = {
      ...(input.roomUrl !== undefined && { roomUrl: input.roomUrl }),
      ...(input.candidateRoomUrl !== undefined && { candidateRoomUrl: input.candidateRoomUrl }),
      ...(input.location !== undefined && { location: input.location }),
      ...(input.notes !== undefined && { notes: input.notes }),
    };
    if (before.slot) mustHavePlace({ ...before, ...patch });
    return Promise.resolve(patch);
  },
};
