import { liveSeats, type InterviewState } from '#shared/interview-state.ts';

/** The fields whose change the history tells; nothing of the candidate stands among them. */
function facts(state: InterviewState): Record<string, unknown> {
  return {
    status: state.status,
    startsAt: state.slot?.startsAt.toISOString() ?? null,
    endsAt: state.slot?.endsAt.toISOString() ?? null,
    zone: state.zone,
    mode: state.mode,
    location: state.location,
    room: state.roomUrl,
    candidateRoom: state.candidateRoomUrl,
    notes: state.notes,
    participation: state.participation,
    offers: state.offers
      .filter((offer) => offer.state === 'open')
      .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    interviewers: liveSeats(state).map(({ userid, seat, response }) => ({
      userid,
      seat,
      response,
    })),
    noShow: state.noShowWho,
    decision: state.application.decision,
    proposedDecision: state.application.proposedDecision,
    waived: liveSeats(state)
      .filter((seat) => seat.waived)
      .map(({ userid }) => userid),
    submitted: liveSeats(state)
      .filter((seat) => seat.submitted)
      .map(({ userid }) => userid),
  };
}

/** Only what differs, as it was and as it became. */
export function differences(before: InterviewState | null, after: InterviewState) {
  const now = facts(after);
  if (!before) return { before: null, after: now };
  const then = facts(before);
  const changed = Object.keys(now).filter(
    (key) => JSON.stringify(then[key]) !== JSON.stringify(now[key]),
  );
  const pick = (all: Record<string, unknown>) =>
    Object.fromEntries(changed.map((key) => [key, all[key]]));
  return { before: pick(then), after: pick(now) };
}
