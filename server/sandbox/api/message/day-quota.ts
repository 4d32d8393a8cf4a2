import type { Choices } from '../../choices.ts';
import { Refusal } from '../refusal.ts';

const dayMs = 24 * 3_600_000;
const chinaMs = 8 * 3_600_000;
/** An app sends this many times the corp's account limit a day (page 90312). */
const perAccount = 200;

/** Person-times of an app on one day in China. */
export function createDayQuota(now: () => number, choices: Choices) {
  const sent = new Map<string, number>();
  return {
    /** @throws Refusal 45009: which code the day's limit has is not published */
    take(agentId: number, people: number): void {
      const key = `${agentId}:${Math.floor((now() + chinaMs) / dayMs)}`;
      const total = (sent.get(key) ?? 0) + people;
      if (total > choices.accountLimit * perAccount) throw new Refusal(45009);
      sent.set(key, total);
    },
  };
}
