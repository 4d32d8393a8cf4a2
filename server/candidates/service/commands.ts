import type { CandidateCommand, CandidateCommandInput } from '#shared/candidate-page.ts';
import { fieldProblem, invalid, ProblemError } from '#shared/problem-error.ts';
import { untimely } from '#shared/timely.ts';
import { closeOffers, type Command, type InterviewPatch } from '../../interviews/service.ts';
import { namable } from './view.ts';

type Of<C extends CandidateCommand> = Command<CandidateCommandInput<C>>;

/** What a candidate does to their interview, in the runner's transaction and under its lock. */
export const candidateActs: { [C in CandidateCommand]: Of<C> } = {
  confirm: {
    name: 'confirm',
    async apply(_tx, { before, at }): Promise<InterviewPatch> {
      mustBeTimely('confirm', before, at);
      return {
        participation: 'confirmed',
        participationRevision: before.revision,
        candidateWish: null,
      };
    },
  },

  pick_slot: {
    name: 'pick_slot',
    async apply(tx, { before, input, at }): Promise<InterviewPatch> {
      const offer = namable(before, at.getTime()).find(({ id }) => id === input.offer);
      if (!offer) throw notNow('This time is not on offer any more. Choose another one.');
      const until = before.offerExpiresAt;
      if (until && until.getTime() <= at.getTime()) {
        throw notNow('The time to choose is over. Contact whoever invited you.');
      }
      await closeOffers(tx, before.id, offer.id);
      return {
        slot: { startsAt: offer.startsAt, endsAt: offer.endsAt },
        minutes: (offer.endsAt.getTime() - offer.startsAt.getTime()) / 60_000,
        participation: 'confirmed',
        // The time they choose is what the next revision says.
        participationRevision: before.revision + 1,
        candidateWish: null,
      };
    },
  },

  ask_other_time: {
    name: 'ask_other_time',
    async apply(_tx, { before, input, at }): Promise<InterviewPatch> {
      mustBeTimely('ask_other_time', before, at);
      const known = new Set(namable(before, at.getTime()).map(({ id }) => id));
      const unknown = input.offers.findIndex((id) => !known.has(id));
      if (unknown >= 0) {
        throw invalid([
          fieldProblem(`offers.${unknown}`, 'invalid', 'Name times of this interview only.'),
        ]);
      }
      if (input.note === '' && input.offers.length === 0) {
        throw invalid([fieldProblem('note', 'required', 'Say which other time would do.')]);
      }
      return {
        participation: 'change_requested',
        participationRevision: null,
        candidateWish: { note: input.note, offerIds: input.offers },
      };
    },
  },

  withdraw: {
    name: 'withdraw',
    async apply(tx, { before, input, at }): Promise<InterviewPatch> {
      if (before.slot && before.slot.endsAt.getTime() <= at.getTime()) {
        throw notNow('The interview is over.');
      }
      await closeOffers(tx, before.id, null);
      return {
        participation: 'withdrawn',
        participationRevision: null,
        candidateWish: null,
        cancelReason: input.reason,
        offerExpiresAt: null,
      };
    },
  },

  check_in: {
    name: 'check_in',
    async apply(_tx, { before, at }): Promise<InterviewPatch> {
      mustBeTimely('check_in', before, at);
      return {
        participation: 'checked_in',
        participationRevision: before.revision,
        candidateWish: null,
      };
    },
  },
};

function mustBeTimely(
  command: CandidateCommand,
  before: Parameters<typeof untimely>[1],
  at: Date,
): void {
  const side = untimely(command, before, at.getTime());
  if (side === 'early') throw notNow('It is too early for this. Try again nearer to the start.');
  if (side === 'late') throw notNow('It is too late for this here. Contact whoever invited you.');
}

function notNow(detail: string): ProblemError {
  return new ProblemError('illegal_transition', detail);
}
