import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { liveSeats, type InterviewState, type SeatState } from '#shared/interview-state.ts';
import { fieldProblem, forbidden, invalid } from '#shared/problem-error.ts';
import { grantOf } from '#shared/permissions.ts';
import { relationsOf } from '#shared/relations.ts';
import { untimely } from '#shared/timely.ts';
import { recordResponse } from '../../store/seats-store.ts';
import { notNow, slotAhead, type Actor, type Command } from '../command.ts';

/** An interviewer's answer: yes, no and why, or other times they would rather have. */
export const respond: Command<CommandInput<'respond'>> = {
  name: 'respond',
  actions: commandActions.respond,
  async apply(tx, { before, actor, input, at }) {
    if (untimely('respond', before, at.getTime())) throw notNow('The interview is over.');
    const seat = seatToAnswer(before, actor, input.onBehalfOf);
    if (input.response === 'declined' && !input.reason) {
      throw invalid([fieldProblem('reason', 'required', 'Say why, so that it can be mended.')]);
    }
    if (input.response === 'propose' && input.proposals.length === 0) {
      throw invalid([fieldProblem('proposals', 'too_few', 'Name a time that suits you.')]);
    }
    await recordResponse(tx, seat.id, {
      response: input.response === 'propose' ? 'pending' : input.response,
      revision: before.revision,
      reason: input.reason,
      proposals: input.proposals.map((slot, index) =>
        slotAhead(slot, at, `proposals.${index}.startsAt`),
      ),
      at,
    });
    return {};
  },
};

function seatToAnswer(
  before: InterviewState,
  actor: Actor,
  onBehalfOf: string | undefined,
): SeatState {
  if (actor.kind !== 'member') throw forbidden('Only members answer for a seat.');
  const { viewer } = actor;
  const named = onBehalfOf?.toLowerCase() ?? viewer.userid.toLowerCase();
  const seat = liveSeats(before).find((one) => one.userid.toLowerCase() === named);
  if (!seat) {
    if (onBehalfOf === undefined) throw forbidden('You have no seat in this interview.');
    throw invalid([
      fieldProblem('onBehalfOf', 'unknown_member', 'Name somebody who sits in this interview.'),
    ]);
  }
  if (seat.memberId === viewer.memberId) return seat;
  if (grantOf('respond_for_another', relationsOf(viewer, before))) return seat;
  throw forbidden('Only recruiters of this interview answer for somebody else.');
}
