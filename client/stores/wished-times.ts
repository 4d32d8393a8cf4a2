import type { InterviewDetail } from '#shared/interview.ts';
import { seatsNow } from './standing.ts';

export interface WishedTime {
  startsAt: string;
  endsAt: string;
  /** Who asked for it; empty for the candidate. */
  by: string;
}

/** Times that somebody asked for and that are still ahead, soonest first. */
export function wishedTimes(detail: InterviewDetail, now: number): WishedTime[] {
  const wanted = detail.candidateWish?.offerIds ?? [];
  const byCandidate = detail.offers
    .filter(({ id }) => wanted.includes(id))
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt, by: '' }));
  const byInterviewers = seatsNow(detail).flatMap(({ proposals, name }) =>
    proposals.map(({ startsAt, endsAt }) => ({ startsAt, endsAt, by: name })),
  );
  return [...byCandidate, ...byInterviewers]
    .filter(({ startsAt }) => Date.parse(startsAt) > now)
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}
