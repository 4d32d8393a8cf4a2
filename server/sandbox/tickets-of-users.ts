interface Entry {
  userid: string;
  agentId: number;
  expiresAt: number;
}

/** A user_ticket lives 1800 seconds (page 91023). */
const lifeMs = 1_800_000;

export type UserTickets = ReturnType<typeof createUserTickets>;

/** Tickets for members' sensitive details. */
export function createUserTickets(deps: { now: () => number; random: (bytes: number) => Buffer }) {
  const tickets = new Map<string, Entry>();
  return {
    issue(userid: string, agentId: number): string {
      const ticket = deps.random(96).toString('base64url');
      tickets.set(ticket, { userid, agentId, expiresAt: deps.now() + lifeMs });
      return ticket;
    },
    /** Undefined for one that is unknown or of another app. */
    find(ticket: string, agentId: number): { userid: string } | 'expired' | undefined {
      const entry = tickets.get(ticket);
      if (entry?.agentId !== agentId) return undefined;
      return entry.expiresAt > deps.now() ? entry : 'expired';
    },
  };
}
