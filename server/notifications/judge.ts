import { cardKind, type DeliveryReason } from '#shared/notification.ts';
import { kinds } from './kinds.ts';
import type { Notice } from './notice.ts';
import { morningAfter, wakeUpTime } from './quiet-hours.ts';
import { whyNot } from './still-true.ts';
import { after } from './times.ts';

/** Killed this many processes more than it let go: the message itself ends them. */
const poisonous = 8;

/** WeCom drops a repeated request for four hours (page 90236); a call may take its time. */
export const repeatableMs = 4 * 3_600_000 - 5 * 60_000;

/** Where members without an interview at hand are taken to live. */
const homeZone = 'Asia/Shanghai';

/** An interview this soon after the night is worth waking up for. */
const soonAfterMorning = 2 * 3_600_000;

export type Verdict =
  | { do: 'send' }
  | { do: 'gather' }
  | { do: 'wait'; dueAt: Date }
  | {
      do: 'drop';
      status: 'suppressed' | 'expired' | 'failed';
      reason: DeliveryReason;
      advice?: string;
    };

export const advice = {
  inactive: 'Choose somebody else, or have the member activated in WeCom.',
  setAside: 'Operators: look for the crash in the log; the row can be sent again then.',
  dayIsOver: 'The app has sent what WeCom allows in a day. This goes out after midnight in China.',
  maybeArrived: 'Ask the person whether it arrived, and send it again if it did not.',
} as const;

/** What is to be done with a claimed message now. Pure; a card that is to change is always sent. */
export function judge(notice: Notice, at: Date): Verdict {
  if (notice.started - notice.finished > poisonous) {
    return drop('failed', 'set_aside', advice.setAside);
  }
  if (notice.kind === cardKind) return { do: 'send' };
  const told = {
    kind: notice.kind,
    revision: notice.revision,
    recipientId: notice.recipient?.memberId ?? null,
    payload: notice.payload,
  };
  const reason = notice.interview && whyNot(told, notice.interview);
  if (reason) return drop('suppressed', reason);
  if (at >= notice.notAfter) return drop('expired', 'too_late');
  if (notice.recipient && notice.recipient.status !== 'active') {
    return drop('failed', 'inactive', advice.inactive);
  }
  if (notice.maybeSince) return repeat(notice.maybeSince, at);
  const morning = isForDaytime(notice, notice.kind, at);
  if (morning) return { do: 'wait', dueAt: wakeUpTime(morning, notice.key) };
  return kinds[notice.kind].digest === 'always' ? { do: 'gather' } : { do: 'send' };
}

function repeat(maybeSince: Date, at: Date): Verdict {
  if (at.getTime() - maybeSince.getTime() < repeatableMs) return { do: 'send' };
  return drop('failed', 'maybe_arrived', advice.maybeArrived);
}

/** The morning it must wait for, if it must. */
function isForDaytime(
  { channel, interview }: Notice,
  kind: keyof typeof kinds,
  at: Date,
): Date | undefined {
  const rule = kinds[kind].night;
  if (rule === 'passes' || channel === 'mail') return undefined;
  const morning = morningAfter(at, interview?.zone ?? homeZone);
  if (!morning || rule === 'waits') return morning;
  const start = interview?.slot?.startsAt;
  return start && start < after(morning, soonAfterMorning) ? undefined : morning;
}

function drop(
  status: 'suppressed' | 'expired' | 'failed',
  reason: DeliveryReason,
  said?: string,
): Verdict {
  return { do: 'drop', status, reason, ...(said !== undefined && { advice: said }) };
}
