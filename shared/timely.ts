import type { InterviewState } from './interview-state.ts';
import { rules } from './interview-rules.ts';
import type { CommandName } from './lifecycle.ts';

type Timed = Pick<InterviewState, 'slot' | 'notifiedAt'>;

/**
 * Commands that the clock allows only at times, although the status would: `early` or `late` says
 * which side of its window it is, undefined that it may happen now.
 */
export function untimely(
  command: CommandName,
  interview: Timed,
  now: number,
): 'early' | 'late' | undefined {
  const start = interview.slot?.startsAt.getTime() ?? Infinity;
  const end = interview.slot?.endsAt.getTime() ?? Infinity;
  switch (command) {
    case 'start':
      return outside(now, start - rules.startsEarliest, end + rules.startsLatest);
    case 'end':
      return outside(now, start, Infinity);
    case 'mark_no_show':
      return outside(now, start + rules.noShowAfter, Infinity);
    case 'respond':
    case 'replace':
      return outside(now, -Infinity, end);
    case 'check_in':
      return outside(now, start - rules.checkInEarliest, end);
    case 'confirm':
      return outside(now, -Infinity, start);
    case 'ask_other_time':
      return outside(now, -Infinity, start - rules.candidateCutoff);
    case 'renotify':
      return outside(
        now,
        (interview.notifiedAt?.getTime() ?? -Infinity) + rules.renotifyEvery,
        start,
      );
    default:
      return undefined;
  }
}

function outside(now: number, from: number, to: number): 'early' | 'late' | undefined {
  if (now < from) return 'early';
  return now >= to ? 'late' : undefined;
}
