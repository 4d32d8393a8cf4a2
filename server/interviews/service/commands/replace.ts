import { commandActions, type CommandInput } from '#shared/interview-commands.ts';
import { liveSeats, type InterviewState, type SeatState } from '#shared/interview-state.ts';
import { limits } from '#shared/interview.ts';
import { judges } from '#shared/lifecycle.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import { untimely } from '#shared/timely.ts';
import { insertSeats, setSeat, supersedeSeat } from '../../store/seats-store.ts';
import { notNow, type Command } from '../command.ts';
import type { People } from '../people.ts';

/** One interviewer for another; `from` alone takes out, `to` alone adds to the panel. */
export function createReplace(
  people: People,
): Command<CommandInput<'replace'>, number | undefined> {
  return {
    name: 'replace',
    actions: commandActions.replace,

    async prepare({ from, to }) {
      if (!from && !to) {
        throw invalid([fieldProblem('to', 'required', 'Name who leaves, who comes, or both.')]);
      }
      return to === undefined ? undefined : (await people.resolve({ to })).to;
    },

    async apply(tx, { before, input, at, prepared: coming }) {
      if (untimely('replace', before, at.getTime())) throw notNow('The interview is over.');
      const leaving = input.from ? mustSit(before, input.from) : undefined;
      if (coming !== undefined) mustBeNew(before, coming, leaving);
      if (leaving) await supersedeSeat(tx, leaving.id, at);
      const position = leaving ? liveSeats(before).indexOf(leaving) : before.seats.length;
      const seat = leaving?.seat ?? 'panel';
      if (coming !== undefined) {
        await insertSeats(tx, { id: before.id, slot: before.slot, at }, [
          { memberId: coming, seat, position },
        ]);
      } else if (leaving) {
        await passOn(tx, before, leaving);
      }
      return {};
    },
  };
}

function mustSit(before: InterviewState, userid: string): SeatState {
  const key = userid.toLowerCase();
  const seat = liveSeats(before).find((one) => one.userid.toLowerCase() === key);
  if (!seat) {
    throw invalid([
      fieldProblem('from', 'unknown_member', 'Name somebody who sits in this interview.'),
    ]);
  }
  if (seat.submitted) throw notNow('Their feedback is in already, so the seat stays theirs.');
  return seat;
}

function mustBeNew(before: InterviewState, coming: number, leaving: SeatState | undefined) {
  const live = liveSeats(before);
  if (live.some((seat) => seat.memberId === coming)) {
    throw invalid([fieldProblem('to', 'duplicate', 'They sit in this interview already.')]);
  }
  if (!leaving && live.length >= limits.interviewers + 2 * limits.listeners) {
    throw invalid([fieldProblem('to', 'too_many', 'Take somebody out first.')]);
  }
}

/** Somebody must judge, and somebody lead: the next in the panel takes over. */
async function passOn(tx: Parameters<typeof setSeat>[0], before: InterviewState, gone: SeatState) {
  const rest = liveSeats(before).filter((seat) => seat !== gone && judges(seat.seat));
  const next = rest[0];
  if (!next) {
    throw invalid([
      fieldProblem('from', 'too_few', 'Name who takes over: somebody must interview.'),
    ]);
  }
  if (gone.seat === 'lead') await setSeat(tx, next.id, 'lead');
}
