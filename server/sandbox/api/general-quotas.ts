import type { Choices } from '../choices.ts';
import type { Incoming } from './endpoint.ts';
import { Refusal } from './refusal.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Sending has limits of its own (page 90312). */
const exempt = new Set(['message/send']);
/** With `debug=1` in the address, for every API (page 90313, help of 45009). */
const debugPerMinute = 5;

/**
 * The limits every API has: 10 000 a minute and 150 000 an hour for the corp, 20 000 and 600 000
 * for an address (page 90312). Beyond one of them the API is blocked for as long as the window.
 */
export function createGeneralQuotas(now: () => number, choices: Choices) {
  const counter = createCounter(now);

  /** @throws Refusal 45009 */
  return function count(path: string, { ip, query }: Pick<Incoming, 'ip' | 'query'>): void {
    const isDebug = query.debug === '1';
    if (isDebug && !counter(`debug ${path}`, debugPerMinute, minuteMs)) throw new Refusal(45009);
    if (exempt.has(path)) return;
    const { callsPerMinute: most } = choices;
    // Every window counts, also when another one is exceeded.
    const allowed = [
      counter(`corp ${path}`, most, minuteMs),
      counter(`corp ${path}`, 15 * most, hourMs),
      counter(`${ip} ${path}`, 2 * most, minuteMs),
      counter(`${ip} ${path}`, 60 * most, hourMs),
    ];
    if (allowed.includes(false)) throw new Refusal(45009);
  };
}

interface Window {
  endsAt: number;
  count: number;
}

/** Windows that begin with their first call; cheap enough for every call. */
function createCounter(now: () => number) {
  const windows = new Map<string, Window>();
  const blockedUntil = new Map<string, number>();
  return (key: string, most: number, windowMs: number): boolean => {
    const id = `${key} ${windowMs}`;
    if ((blockedUntil.get(id) ?? 0) > now()) return false;
    const open = windows.get(id);
    const current = open && open.endsAt > now() ? open : { endsAt: now() + windowMs, count: 0 };
    current.count += 1;
    windows.set(id, current);
    if (current.count <= most) return true;
    blockedUntil.set(id, now() + windowMs);
    windows.delete(id);
    return false;
  };
}
