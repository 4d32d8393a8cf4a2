import { createHash } from 'node:crypto';
import { Refusal } from '../refusal.ts';
import { optionalSwitch, type MessageBody } from './body.ts';

const longestSeconds = 14_400;
const usualSeconds = 1800;

/**
 * The duplicate check (page 90236): the same request JSON again within the interval reaches
 * nobody. "The same" is taken as the same bytes, which finds the fewest duplicates.
 */
export function createDuplicates(now: () => number) {
  const deliveredAt = new Map<string, number>();

  return {
    /** Milliseconds the sender asks for; 0 for no check. @throws Refusal 40035, 40058 */
    interval(body: MessageBody): number {
      if (!optionalSwitch(body.enable_duplicate_check)) return 0;
      const seconds = body.duplicate_check_interval ?? usualSeconds;
      if (typeof seconds !== 'number' || !Number.isInteger(seconds)) throw new Refusal(40035);
      if (seconds < 1 || seconds > longestSeconds) throw new Refusal(40058);
      return seconds * 1000;
    },

    /** Whether this request went out within the interval. */
    isRepeated(agentId: number, rawBody: string, intervalMs: number): boolean {
      const before = deliveredAt.get(keyOf(agentId, rawBody));
      return intervalMs > 0 && before !== undefined && before > now() - intervalMs;
    },

    /** To be called once it goes out. */
    remember: (agentId: number, rawBody: string) =>
      void deliveredAt.set(keyOf(agentId, rawBody), now()),
  };
}

function keyOf(agentId: number, rawBody: string): string {
  return createHash('sha256').update(`${agentId}\0${rawBody}`).digest('base64');
}
