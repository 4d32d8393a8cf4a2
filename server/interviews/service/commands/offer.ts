import type { CommandInput } from '#shared/interview-commands.ts';
import { commandActions } from '#shared/interview-commands.ts';
import type { Slot } from '#shared/interview-state.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import { insertOffers } from '../../store/seats-store.ts';
import { slotAhead, type Command } from '../command.ts';

/** Times the candidate may choose from; until then they are kept free for the interviewers. */
export const offer: Command<CommandInput<'offer'>> = {
  name: 'offer',
  actions: commandActions.offer,
  async apply(tx, { before, input, at }) {
    const slots = input.slots.map((slot, index) => slotAhead(slot, at, `slots.${index}.startsAt`));
    mustBeApart(slots);
    const expiresAt = new Date(input.expiresAt);
    mustEndBefore(expiresAt, slots, at);
    await insertOffers(tx, before.id, slots);
    return { offerExpiresAt: expiresAt };
  },
};

function mustBeApart(slots: Slot[]) {
  const sorted = slots
    .map((slot, index) => ({ ...slot, index }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const [place, slot] of sorted.entries()) {
    const earlier = sorted[place - 1];
    if (earlier && earlier.endsAt > slot.startsAt) {
      throw invalid([
        fieldProblem(`slots.${slot.index}`, 'duplicate', 'Offer times that do not overlap.'),
      ]);
    }
  }
}

function mustEndBefore(expiresAt: Date, slots: Slot[], at: Date) {
  const first = Math.min(...slots.map(({ startsAt }) => startsAt.getTime()));
  if (expiresAt > at && expiresAt.getTime() < first) return;
  throw invalid([
    fieldProblem(
      'expiresAt',
      expiresAt > at ? 'invalid' : 'in_the_past',
      'Let the offer end after now and before its first time.',
    ),
  ]);
}
