import type { WecomClient } from '../../wecom/client.ts';
import { WecomError } from '../../wecom/errors.ts';
import type { Outcome as MemberOutcome } from '../../wecom/messages/send.ts';
import { advice } from '../judge.ts';
import { rowOf, type Notice } from '../notice.ts';
import { retryDelay } from '../retry-policy.ts';
import type { Outcome } from '../store/record-store.ts';
import { offPeak } from '../times.ts';
import type { CallWork } from '../work.ts';

/** A response code is good for so long (page 94888). */
const responseCodeMs = 72 * 3_600_000;
/** Pauses shorter than this are not moved off the crowded minutes. */
const shortMs = 60_000;

/** The app has no callback URL: cards that call back are refused (page 90313). */
const noCallbackUrl = 43012;

/** Makes one request, and says for each of its rows what became of it. */
export function createSend(options: {
  wecom: Pick<WecomClient, 'messages'>;
  now: () => number;
  random: () => number;
  retryDelay?: typeof retryDelay;
  /** Hears that cards cannot call back for now. */
  onNoCallbackUrl: () => void;
}) {
  const { wecom, now } = options;
  const delayAfter = options.retryDelay ?? retryDelay;

  function received(notice: Notice, outcome: MemberOutcome | undefined): Outcome {
    const row = rowOf(notice);
    if (outcome?.status === 'sent') {
      const { msgid, responseCode } = outcome;
      const asks = notice.kind === 'assigned' || notice.kind === 'moved';
      return {
        ...row,
        status: 'sent',
        ...(msgid && { msgid }),
        ...(responseCode && {
          responseCode,
          responseCodeUntil: new Date(now() + responseCodeMs),
        }),
        ...(asks && { card: 'open' }),
      };
    }
    // errcode 0 with the recipient in a list is a failure all the same (page 90236).
    return outcome?.status === 'unlicensed'
      ? { ...row, status: 'failed', reason: 'unlicensed', advice: unlicensed }
      : { ...row, status: 'failed', reason: 'invalid_recipient', advice: invalid };
  }

  function refused(notice: Notice, error: WecomError, call: CallWork): Outcome {
    const row = rowOf(notice);
    const { errcode } = error;
    const maybe = error.ambiguous || error.mayHaveArrived || call.maybeSince !== null;
    if (errcode === noCallbackUrl && !maybe) {
      options.onNoCallbackUrl();
      return { ...row, status: 'retry', dueAt: new Date(now()), held: true, dissolve: true };
    }
    const told = { errcode, advice: error.advice };
    const delay = delayAfter(error, notice.finished + 1, options.random());
    if (delay === null) {
      const reason = errcode === null ? 'unreachable' : 'refused';
      return maybe
        ? {
            ...row,
            errcode,
            status: 'failed',
            reason: 'maybe_arrived',
            advice: advice.maybeArrived,
          }
        : { ...row, ...told, status: 'failed', reason };
    }
    const due = new Date(now() + delay);
    return {
      ...row,
      ...told,
      status: 'retry',
      dueAt: delay < shortMs ? due : offPeak(due, `call ${notice.callId ?? notice.id}`),
      held: error.reaction === 'wait',
      dissolve: !maybe,
    };
  }

  return async function send(call: CallWork): Promise<Outcome[]> {
    const userids = call.rows.map(({ address }) => address);
    try {
      const { members } = await wecom.messages.send({
        to: { userids },
        content: call.content,
        mayHaveArrived: call.maybeSince !== null,
      });
      return call.rows.map(({ notice, address }) => {
        const outcome = members.get(address);
        return outcome?.status === 'failed'
          ? refused(notice, outcome.error, call)
          : received(notice, outcome);
      });
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      return call.rows.map(({ notice }) => refused(notice, error, call));
    }
  };
}

const invalid = 'Add the member to the visible range: 应用管理 → the app → 可见范围.';
const unlicensed = 'Buy or assign a basic licence for the member in the WeCom console.';
