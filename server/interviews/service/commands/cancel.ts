import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { closeOffers } from '../../store/seats-store.ts';
import type { Command } from '../command.ts';

/** The end: holds, rooms and the candidate's link go with it. */
export const cancel: Command<CommandInput<'cancel'>> = {
  name: 'cancel',
  actions: commandActions.cancel,
  async apply(tx, { before, input }) {
    await closeOffers(tx, before.id, null);
    return { cancelReason: input.reason, offerExpiresAt: null };
  },
};
