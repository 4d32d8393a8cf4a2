import type { Company, SandboxApp } from '../company.ts';
import type { Endpoint, World } from './endpoint.ts';
import { Refusal } from './refusal.ts';

/** `agent/get` (page 90227). The demo's visible range names people, no department and no tag. */
export function agentGet({ company }: World): Endpoint {
  return {
    method: 'GET',
    needsToken: true,
    bareTokenText: true,
    run({ query, app }) {
      if (!query.agentid) throw new Refusal(41011);
      checkAgent(company, app, Number(query.agentid));
      return {
        agentid: app.agentId,
        name: app.name,
        square_logo_url: '',
        description: app.description,
        allow_userinfos: {
          user: company
            .people()
            .filter((person) => person.visible && person.status !== 5)
            .map(({ userid }) => ({ userid })),
        },
        allow_partys: { partyid: [] },
        allow_tags: { tagid: [] },
        close: app.close,
        redirect_domain: app.redirectDomain,
        report_location_flag: 0,
        isreportenter: 0,
        home_url: app.homeUrl,
      };
    },
  };
}

/** @throws Refusal 40056 for no app of the corp, 301002 for another app than the token's */
export function checkAgent(company: Company, app: SandboxApp, agentId: number): void {
  if (!company.app(agentId)) throw new Refusal(40056);
  if (agentId !== app.agentId) throw new Refusal(301002);
}
