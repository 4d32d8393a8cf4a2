import { createIssuer, type IssuerDeps } from './issuer.ts';
import { createSteadyTickets } from './steady-tickets.ts';

export type Credentials = ReturnType<typeof createCredentials>;

/** One secret, one app, one token (page 91039); the corp's ticket and one ticket an app. */
export function createCredentials(deps: IssuerDeps & { ticketSecret?: string | undefined }) {
  const tokens = createIssuer(deps);
  const { ticketSecret, now } = deps;
  const tickets = ticketSecret ? createSteadyTickets(ticketSecret, now) : createIssuer(deps);
  const appOwner = (agentId: number) => `app:${agentId}`;

  return {
    issueToken: (agentId: number) => tokens.issue(String(agentId)),
    /** The app a token belongs to. */
    agentOf(token: string): { agentId: number } | 'expired' | 'unknown' {
      const found = tokens.ownerOf(token);
      return typeof found === 'string' ? found : { agentId: Number(found.owner) };
    },
    issueCorpTicket: () => tickets.issue('corp'),
    issueAppTicket: (agentId: number) => tickets.issue(appOwner(agentId)),
    corpTickets: () => tickets.liveOf('corp'),
    appTickets: (agentId: number) => tickets.liveOf(appOwner(agentId)),
    /** Every token out there answers 42001 from now on. */
    expireTokens: tokens.expireAll,
    /** Every token out there answers 40014 from now on. */
    revokeTokens: tokens.revokeAll,
    /** Signatures made with the tickets out there no longer verify. */
    expireTickets: tickets.expireAll,
  };
}
