import { describe, expect, it } from 'vitest';
import { createSteadyTickets } from '../../../server/sandbox/steady-tickets.ts';
import { createClock } from '../../helpers/clock.ts';

describe('tickets made of a secret', () => {
  it('are known to a sandbox that starts again, until the second they were given for', () => {
    const clock = createClock('2026-11-24T08:20:00Z');
    const { value, expiresIn } = createSteadyTickets('secret', clock.now).issue('corp');
    const restarted = createSteadyTickets('secret', clock.now);

    expect(expiresIn).toBe(100 * 60);
    clock.advance(expiresIn * 1000 - 1);
    expect(restarted.liveOf('corp')).toContain(value);
    clock.advance(1);
    expect(restarted.liveOf('corp')).not.toContain(value);
  });

  it('differ by owner and by secret, and end when told to', () => {
    const { now } = createClock('2026-11-24T08:20:00Z');
    const tickets = createSteadyTickets('secret', now);
    const { value } = tickets.issue('corp');

    expect(tickets.issue('app:1').value).not.toBe(value);
    expect(createSteadyTickets('other', now).issue('corp').value).not.toBe(value);
    tickets.expireAll();
    expect(tickets.liveOf('corp')).not.toContain(value);
  });
});
