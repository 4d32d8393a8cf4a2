import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { liveSeats } from '#shared/interview-state.ts';
import { askAgain, setAttendance } from '../../store/seats-store.ts';
import { slotAhead, type Command } from '../command.ts';
import { asksCandidateAgain } from './reschedule.ts';

/** After somebody did not come: the same interview at another time. */
export const reopen: Command<CommandInput<'reopen'>> = {
  name: 'reopen',
  actions: commandActions.reopen,
  async apply(tx, { before, input, at }) {
    const slot = slotAhead(input, at);
    await askAgain(tx, before.id, []);
    await setAttendance(
      tx,
      liveSeats(before).map(({ id }) => id),
      null,
    );
    return {
      ...asksCandidateAgain(before),
      slot,
      minutes: input.minutes,
      noShowWho: null,
      startedAt: null,
      endedAt: null,
    };
  },
};
