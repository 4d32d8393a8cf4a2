import type { InterviewState } from '../../../shared/interview-state.ts';
import { noticesFor, type Change, type Planned } from '../../../server/notifications/plan.ts';
import { aSeat, anInterviewState } from '../../helpers/an-interview-state.ts';

export const at = new Date('2026-11-24T02:10:00Z');
export const moved = {
  startsAt: new Date('2026-11-26T07:00:00Z'),
  endsAt: new Date('2026-11-26T08:00:00Z'),
};

export type Given = Partial<Omit<Change, 'before' | 'after'>> & {
  before?: Partial<InterviewState>;
  after?: Partial<InterviewState>;
};

export function planned({ before, after, ...change }: Given): Planned[] {
  return noticesFor(
    {
      action: 'create',
      actor: { kind: 'member', memberId: 9 },
      reason: '',
      skip: [],
      at,
      ...change,
      before: before ? anInterviewState(before) : null,
      after: anInterviewState({ version: 2, ...after }),
    },
    { mail: true },
  );
}

/** `kind>recipient`, of what goes out at once. */
export const now = (given: Given) => said(planned(given).filter(({ dueAt }) => dueAt <= at));
export const later = (given: Given) => said(planned(given).filter(({ dueAt }) => dueAt > at));
export const said = (notices: Planned[]) =>
  notices.map(({ kind, recipient }) => `${kind}>${recipient?.memberId ?? 'candidate'}`);

export const busy = (...response: ('accepted' | 'declined' | 'pending' | 'superseded')[]) =>
  response.map((one, index) => aSeat(index + 1, { response: one }));
