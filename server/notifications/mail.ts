import type { InterviewState } from '#shared/interview-state.ts';
import type { NoticeKind } from '#shared/notification.ts';
import type { Result } from './result.ts';

export type MailKind = Extract<NoticeKind, `mail_${string}`>;

/** What the mail feature throws. */
interface MailFault {
  reaction: 'later' | 'operator' | 'never';
  advice: string;
}

/** Writes to candidates: composing and sending are other features' business. */
export interface MailDeps<Letter> {
  /** The interview as it is now. */
  stateOf(interviewId: string): Promise<InterviewState | undefined>;
  /** Undefined when there is no address. Holds a contact and a secret: sent and forgotten. */
  compose(kind: MailKind, state: InterviewState): Promise<Letter | undefined>;
  send(letter: Letter): Promise<unknown>;
}

export interface CandidateMail {
  send(notice: { kind: MailKind; interviewId: string }): Promise<Result>;
}

/** One mail, with what became of it. A mail server drops no repetition: it is tried until taken. */
export function createCandidateMail<Letter>(deps: MailDeps<Letter>): CandidateMail {
  return {
    async send({ kind, interviewId }) {
      const state = await deps.stateOf(interviewId);
      const letter = state && (await deps.compose(kind, state));
      if (!letter) return { status: 'suppressed', reason: 'no_mail' };
      try {
        await deps.send(letter);
        return { status: 'sent' };
      } catch (error) {
        if (!isMailFault(error)) throw error;
        const { reaction, advice } = error;
        if (reaction === 'never') return { status: 'failed', reason: 'mail_refused', advice };
        return { status: 'later', advice, operator: reaction === 'operator' };
      }
    },
  };
}

function isMailFault(error: unknown): error is Error & MailFault {
  return error instanceof Error && error.name === 'MailError' && 'reaction' in error;
}
