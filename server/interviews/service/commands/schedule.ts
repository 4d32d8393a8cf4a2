import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { closeOffers } from '../../store/seats-store.ts';
import { slotAhead, type Command } from '../command.ts';
import { mustHavePlace } from '../place.ts';

/** A time for what was a draft or on offer. */
export const schedule: Command<CommandInput<'schedule'>> = {
  name: 'schedule',
  actions: commandActions.schedule,
  async apply(tx, { before, input, at }) {
    mustHavePlace(before);
    await closeOffers(tx, before.id, null);
    return {
      slot: slotAhead(input, at),
      minutes: input.minutes,
      offerExpiresAt: null,
      participation: 'not_sent',
    };
  },
};
