import type { Locale } from '#shared/locale.ts';
import { seatOf } from '#shared/interview-state.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { Interviews } from '../../../interviews/service.ts';
import { asInterviewer } from '../../../members/service/as-interviewer.ts';
import type { Members } from '../../../members/service.ts';
import type { CallbackHandlers } from '../job.ts';

/** A button takes no text, and a refusal needs a reason. */
const declined: Record<Locale, string> = {
  'zh-CN': '在聊天卡片中回复“无法参加”',
  en: 'Answered "can’t" on the card in the chat',
  fr: 'A répondu « impossible » sur la carte de la conversation',
};

/** What the click found otherwise than its card says: nothing changes, the card is put right. */
const overtaken = new Set(['stale_revision', 'illegal_transition', 'forbidden', 'not_found']);

export interface CardClicks {
  /** What that button of that card asks for; undefined for one that is none of ours. */
  readCardClick(click: {
    taskId: string;
    eventKey: string;
  }): Promise<{ interviewId: string; revision: number; answer: 'accept' | 'decline' } | undefined>;
  /** Makes every copy of the card say what holds now. */
  onCardAnswered(click: {
    taskId: string;
    memberId: number;
    responseCode: string;
    at: Date;
  }): Promise<void>;
}

/**
 * A button of an invitation. The event says who tapped which button of which card, and nothing
 * else is trusted: the card's own row says which interview and revision it was about, the
 * interview whether the one who tapped may answer. The answer is written under the event's key,
 * so that the same click counts once however often it is handled.
 */
export function cardHandlers(options: {
  members: Pick<Members, 'known'>;
  interviews: Pick<Interviews, 'command' | 'state'>;
  notifications: CardClicks;
}): Pick<CallbackHandlers, 'card' | 'card_menu'> {
  const { members, interviews, notifications } = options;

  /** Two taps before the card has changed are two events, and one answer. */
  async function hasAnswered(
    memberId: number,
    click: { interviewId: string; revision: number },
    response: 'accepted' | 'declined',
  ): Promise<boolean> {
    const state = await interviews.state(click.interviewId);
    const seat = state && seatOf(state, memberId);
    return seat?.response === response && seat.respondedRevision === click.revision;
  }

  return {
    async card({ from, taskId, eventKey, responseCode }, { key, receivedAt }) {
      const click = await notifications.readCardClick({ taskId, eventKey });
      const member = await members.known(from);
      if (!click || !member) return 'not ours';
      const { interviewId, revision, answer } = click;
      const response = answer === 'accept' ? 'accepted' : 'declined';
      let outcome: string = response;
      try {
        if (await hasAnswered(member.id, click, response)) outcome = 'as it was';
        else {
          const reason = answer === 'accept' ? '' : declined[member.locale];
          const input = { revision, response, reason, proposals: [] };
          await interviews.command(asInterviewer(member), interviewId, 'respond', input, { key });
        }
      } catch (error) {
        if (!(error instanceof ProblemError) || !overtaken.has(error.code)) throw error;
        outcome = error.code;
      }
      await notifications.onCardAnswered({
        taskId,
        memberId: member.id,
        responseCode,
        at: receivedAt,
      });
      return outcome;
    },
  };
}
