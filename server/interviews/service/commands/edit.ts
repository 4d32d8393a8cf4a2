import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { type Command, type InterviewPatch } from '../command.ts';
import { mustHavePlace } from '../place.ts';
import { mustBeScorecard } from '../scorecard.ts';

/** Room, place, notes and scorecard; time and people have commands of their own. */
export const edit: Command<CommandInput<'edit'>> = {
  name: 'edit',
  actions: commandActions.edit,
  async apply(tx, { before, input }) {
    const { scorecardVersionId } = input;
    const at = { corpId: before.corpId, interviewId: before.id };
    await mustBeScorecard(tx, at, scorecardVersionId);
    const patch: InterviewPatch = {
      ...(input.roomUrl !== undefined && { roomUrl: input.roomUrl }),
      ...(input.candidateRoomUrl !== undefined && { candidateRoomUrl: input.candidateRoomUrl }),
      ...(input.location !== undefined && { location: input.location }),
      ...(input.notes !== undefined && { notes: input.notes }),
      ...(scorecardVersionId !== undefined && { scorecardVersionId }),
    };
    if (before.slot) mustHavePlace({ ...before, ...patch });
    return patch;
  },
};
