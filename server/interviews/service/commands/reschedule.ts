import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { rules } from '#shared/interview-rules.ts';
import { liveSeats, type InterviewState, type Slot } from '#shared/interview-state.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import { askAgain } from '../../store/seats-store.ts';
import { notNow, slotAhead, type Command, type InterviewPatch } from '../command.ts';

/** Same interview, same links, another time: everybody is asked again. */
export const reschedule: Command<CommandInput<'reschedule'>> = {
  name: 'reschedule',
  actions: commandActions.reschedule,
  async apply(tx, { before, input, at }) {
    if (before.reschedules >= rules.mostReschedules) {
      throw notNow('It has been moved too often. Cancel it and schedule another.');
    }
    const slot = slotAhead(input, at);
    mustDiffer(before, slot, input.zone);
    await askAgain(tx, before.id, whoOffered(before, slot));
    return {
      slot,
      minutes: input.minutes,
      countsAsReschedule: true,
      ...(input.zone !== undefined && { zone: input.zone }),
      ...asksCandidateAgain(before),
    };
  },
};

/** What the candidate said was about another time. */
export function asksCandidateAgain(before: InterviewState): InterviewPatch {
  return {
    participation: before.participation === 'not_sent' ? 'not_sent' : 'sent',
    participationRevision: null,
    candidateWish: null,
  };
}

/** Those who had said yes and had named this very time themselves need no further question. */
function whoOffered(before: InterviewState, slot: Slot): number[] {
  const fits = (offered: Slot) =>
    offered.startsAt <= slot.startsAt && offered.endsAt >= slot.endsAt;
  return liveSeats(before)
    .filter((seat) => seat.response === 'accepted' && seat.proposals.some(fits))
    .map(({ id }) => id);
}

function mustDiffer(before: InterviewState, slot: Slot, zone: string | undefined) {
  const same =
    before.slot?.startsAt.getTime() === slot.startsAt.getTime() &&
    before.slot.endsAt.getTime() === slot.endsAt.getTime() &&
    (zone === undefined || zone === before.zone);
  if (!same) return;
  throw invalid([fieldProblem('startsAt', 'duplicate', 'Choose another time than the present.')]);
}
