import type { CheckedCard } from '../api/card/check-card.ts';

/** One card that was sent, for all who received it. */
export interface SentCard {
  agentId: number;
  msgid: string;
  taskId: string | undefined;
  /** Lower-cased userids. */
  receivers: Set<string>;
}

interface Code {
  card: SentCard;
  expiresAt: number;
  used: boolean;
}

/** A code changes a card once, within 72 hours (page 94888). */
const codeLifeMs = 72 * 3_600_000;

export type Cards = ReturnType<typeof createCards>;

/** Cards that can be changed, and the codes that change them. */
export function createCards(deps: { now: () => number; random: (bytes: number) => Buffer }) {
  const { now, random } = deps;
  const taskIds = new Set<string>();
  const byMsgid = new Map<string, SentCard>();
  const codes = new Map<string, Code>();
  const taskKey = (agentId: number, taskId: string) => `${agentId}:${taskId}`;

  function issueCode(card: SentCard): string {
    const code = random(32).toString('base64url');
    codes.set(code, { card, expiresAt: now() + codeLifeMs, used: false });
    return code;
  }

  return {
    issueCode,
    byMsgid: (msgid: string) => byMsgid.get(msgid),
    /** Task ids are unique in an app for ever. */
    isTaken: (agentId: number, taskId: string) => taskIds.has(taskKey(agentId, taskId)),

    /** Remembers a card; the code to change it, for one that can call back. */
    sent(card: SentCard, { callsBack }: CheckedCard): string | undefined {
      if (card.taskId !== undefined) taskIds.add(taskKey(card.agentId, card.taskId));
      byMsgid.set(card.msgid, card);
      return callsBack ? issueCode(card) : undefined;
    },

    /** The card a code changes; undefined for one that is unknown, used or too old. */
    ofCode(code: string): SentCard | undefined {
      const found = codes.get(code);
      return found && !found.used && found.expiresAt > now() ? found.card : undefined;
    },
    useCode(code: string) {
      const found = codes.get(code);
      if (found) found.used = true;
    },
  };
}
