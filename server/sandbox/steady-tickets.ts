import { createHmac } from 'node:crypto';
import type { Issued } from './issuer.ts';

const hourMs = 3_600_000;

/**
 * Tickets made of a secret and the hour: a sandbox that starts again still knows those it gave,
 * as WeCom would, and a signature made with a stored ticket still verifies. Each is good for its
 * own hour and the next.
 */
export function createSteadyTickets(secret: string, now: () => number) {
  let generation = 0;

  const hour = () => Math.floor(now() / hourMs);
  const ticket = (owner: string, at: number) =>
    createHmac('sha512', secret).update(`${owner}:${at}:${generation}`).digest('base64url');

  return {
    issue(owner: string): Issued {
      const end = (hour() + 2) * hourMs;
      return { value: ticket(owner, hour()), expiresIn: Math.ceil((end - now()) / 1000) };
    },
    liveOf: (owner: string) => [ticket(owner, hour()), ticket(owner, hour() - 1)],
    expireAll() {
      generation += 1;
    },
  };
}
