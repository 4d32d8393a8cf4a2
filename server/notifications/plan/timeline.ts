import { liveSeats, type InterviewState, type SeatState } from '#shared/interview-state.ts';
import { judges, takesTime } from '#shared/lifecycle.ts';
import type { NoticeKind } from '#shared/notification.ts';
import type { Planned } from '../planned.ts';
import { after, around, offPeak, times } from '../times.ts';
import { keyOf, notice } from './notice.ts';

/** What the clock is to say about an interview as it stands, from `at` on. Past moments are gone. */
export function timeline(state: InterviewState, at: Date): Planned[] {
  return [...beforeTheEnd(state), ...afterTheEnd(state)].filter(({ dueAt }) => dueAt >= at);
}

function beforeTheEnd(state: InterviewState): Planned[] {
  const { slot } = state;
  if (!slot || !takesTime(state.status)) return [];
  const { startsAt } = slot;
  const here = liveSeats(state).filter(({ active, response }) => active && response !== 'declined');
  const late = new Map(
    [...here.filter(({ seat }) => judges(seat)), state.organizer].map((to) => [to.memberId, to]),
  );
  return [
    ...here
      .filter(({ response }) => response === 'pending')
      .map((to) =>
        clocked(state, 'remind_answer', to, after(startsAt, -times.remindAnswer), startsAt),
      ),
    ...here.map((to) => {
      const dueAt = around(
        after(startsAt, -times.remindStart),
        times.remindSpread,
        keyOf({ kind: 'remind_start', to, state }),
      );
      return clocked(state, 'remind_start', to, dueAt, after(startsAt, times.remindUseless));
    }),
    ...[...late.values()].map((to) =>
      clocked(
        state,
        'candidate_late',
        to,
        after(startsAt, times.candidateLate),
        after(startsAt, times.candidateLateUseless),
      ),
    ),
    ...times.mailReminders.map((ahead) =>
      notice({
        kind: 'mail_reminder',
        to: null,
        state,
        dueAt: after(startsAt, -ahead),
        notAfter: startsAt,
        payload: { ahead },
        suffix: String(ahead),
        timed: true,
      }),
    ),
  ];
}

function afterTheEnd(state: InterviewState): Planned[] {
  if (state.status !== 'awaiting_feedback' || !state.endedAt) return [];
  const { endedAt } = state;
  const owing = liveSeats(state).filter((seat) => owesFeedback(seat));
  const nudge = (kind: NoticeKind, to: SeatState, delay: number) =>
    clocked(state, kind, to, after(endedAt, delay), after(endedAt, delay + times.nudgeUseless));
  const missing = after(endedAt, times.feedbackMissing);
  return [
    ...owing.map((to) => nudge('rate', to, 0)),
    ...owing.map((to) => nudge('overdue_first', to, times.overdueFirst)),
    ...owing.map((to) => nudge('overdue_second', to, times.overdueSecond)),
    ...(owing.length > 0
      ? [
          clocked(
            state,
            'feedback_missing',
            state.organizer,
            missing,
            after(missing, times.nudgeUseless),
          ),
        ]
      : []),
  ];
}

export function owesFeedback(
  seat: Pick<SeatState, 'seat' | 'response' | 'submitted' | 'waived'>,
): boolean {
  return judges(seat.seat) && seat.response !== 'declined' && !seat.submitted && !seat.waived;
}

function clocked(
  state: InterviewState,
  kind: NoticeKind,
  to: Pick<SeatState, 'memberId' | 'userid' | 'name'>,
  dueAt: Date,
  notAfter: Date,
): Planned {
  const key = keyOf({ kind, to, state });
  return notice({ kind, to, state, dueAt: offPeak(dueAt, key), notAfter, timed: true });
}
