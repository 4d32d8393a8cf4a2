import type { CandidateCommand, CandidateView } from '#shared/candidate-page.ts';
import { rules } from '#shared/interview-rules.ts';
import type { InterviewState, OfferState, Slot } from '#shared/interview-state.ts';
import { isLegal } from '#shared/lifecycle.ts';
import { untimely } from '#shared/timely.ts';

/** What the page needs besides the interview. */
export interface Around {
  company: string;
  privacyUrl: string;
  /** The time they last said yes to, when it is another one now. */
  before: { startsAt: string; endsAt: string } | undefined;
  erasureRequested: boolean;
  now: number;
}

/** The interview as its candidate sees it at this moment. */
export function viewFor(state: InterviewState, around: Around): CandidateView {
  const { company, privacyUrl, now } = around;
  const { slot } = state;
  const answer = answerOf(state, around.before !== undefined);
  return {
    interview: state.id,
    revision: state.revision,
    company,
    jobTitle: state.application.jobTitle,
    round: state.round,
    name: state.candidate.name,
    organizer: state.organizer.name,
    mode: state.mode,
    location: state.location,
    roomUrl: state.mode === 'online' ? state.candidateLink : '',
    minutes: state.minutes,
    zone: state.zone,
    locale: state.candidate.locale,
    phase: phaseOf(state, now),
    slot: slot && textOf(slot),
    before: answer === 'moved' ? (around.before ?? null) : null,
    answer,
    wish: state.candidateWish && {
      note: state.candidateWish.note,
      offers: state.candidateWish.offerIds,
    },
    offers: namable(state, now).map((offer) => ({ id: offer.id, ...textOf(offer) })),
    offersUntil: state.offerExpiresAt?.toISOString() ?? null,
    can: commandsOf(state, answer, now),
    checkIn: slot && {
      from: new Date(slot.startsAt.getTime() - rules.checkInEarliest).toISOString(),
      until: slot.endsAt.toISOString(),
    },
    changeUntil: slot && changeUntil(slot).toISOString(),
    privacyUrl,
    erasureRequested: around.erasureRequested,
    now: new Date(now).toISOString(),
  };
}

/** Times the candidate may choose, or may name when asking for another one. */
export function namable(state: InterviewState, now: number): OfferState[] {
  return state.offers.filter(
    (offer) =>
      (state.status === 'offered' ? offer.state === 'open' : offer.state !== 'taken') &&
      changeUntil(offer).getTime() > now,
  );
}

function changeUntil(slot: Slot): Date {
  return new Date(slot.startsAt.getTime() - rules.candidateCutoff);
}

function phaseOf(state: InterviewState, now: number): CandidateView['phase'] {
  if (state.status === 'offered') return 'offered';
  const running = state.status === 'scheduled' || state.status === 'in_progress';
  return running && state.slot && now < state.slot.endsAt.getTime() ? 'scheduled' : 'over';
}

function answerOf(state: InterviewState, hadSaidYes: boolean): CandidateView['answer'] {
  const { participation } = state;
  if (participation === 'checked_in' || participation === 'change_requested') return participation;
  if (state.participationRevision === state.revision) return 'confirmed';
  return hadSaidYes && state.slot ? 'moved' : 'none';
}

function commandsOf(
  state: InterviewState,
  answer: CandidateView['answer'],
  now: number,
): CandidateCommand[] {
  const open = (command: CandidateCommand) =>
    isLegal(command, state.status) && untimely(command, state, now) === undefined;
  const needed: Record<CandidateCommand, boolean> = {
    confirm: answer !== 'confirmed' && answer !== 'checked_in',
    pick_slot: namable(state, now).length > 0,
    ask_other_time: answer !== 'checked_in',
    withdraw: answer !== 'checked_in',
    check_in: answer !== 'checked_in',
  };
  return (Object.keys(needed) as CandidateCommand[]).filter(
    (command) => needed[command] && open(command),
  );
}

function textOf({ startsAt, endsAt }: Slot) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
