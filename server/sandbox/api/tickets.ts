import { createQuota } from '../quota.ts';
import type { Issued } from '../issuer.ts';
import type { Call, Endpoint, World } from './endpoint.ts';
import { NotSimulated, Refusal } from './refusal.ts';

const hourMs = 3_600_000;
const perHour = (most: number) => ({ most, windowMs: hourMs, blockMs: hourMs });

/**
 * Both tickets (page 90506). The published quotas, 400 an hour for the corp and 100 for an app,
 * are taken to cover the two calls together.
 */
export function tickets({ company, credentials, now }: World) {
  const ofApp = createQuota(now, () => perHour(100));
  const ofCorp = createQuota(now, () => perHour(400));

  function count(agentId: number) {
    if (!ofApp.take(String(agentId)) || !ofCorp.take(company.corpId)) throw new Refusal(45009);
  }

  const corpTicket: Endpoint = {
    method: 'GET',
    needsToken: true,
    bareTokenText: true,
    run({ query, app }: Call) {
      if (query.type !== undefined) throw new Refusal(91040);
      count(app.agentId);
      return fields(credentials.issueCorpTicket());
    },
  };

  const appTicket: Endpoint = {
    method: 'GET',
    needsToken: true,
    bareTokenText: false,
    run({ query, app }: Call) {
      if (query.type === 'wx_card') {
        throw new NotSimulated(
          'The sandbox has no e-invoices: ticket/get knows agent_config only.',
        );
      }
      if (query.type !== 'agent_config') throw new Refusal(91040);
      count(app.agentId);
      return fields(credentials.issueAppTicket(app.agentId));
    },
  };

  return { corpTicket, appTicket };
}

function fields({ value, expiresIn }: Issued) {
  return { ticket: value, expires_in: expiresIn };
}
