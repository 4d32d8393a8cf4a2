import { closeOffers } from '../../store/seats-store.ts';
import { notNow, type Command, type CommonInput } from '../command.ts';

/** The clock's: nobody chose a time while the offer stood. */
export const expire: Command<CommonInput> = {
  name: 'expire',
  async apply(tx, { before, at }) {
    if (!before.offerExpiresAt || before.offerExpiresAt > at)
      throw notNow('The offer still stands.');
    await closeOffers(tx, before.id, null);
    return {};
  },
};
