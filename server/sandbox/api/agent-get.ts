import type { Company, SandboxApp } from '../company.ts';
import type { Endpoint, World } from './endpoint.ts';
import { Refusal } from './refusal.ts';

/** `agent/get` (page 90227). */
export function agentGet({ company }: World): Endpoint {
  return {
    method: 'GET',
    needsToken: true,
    bareTokenText: true,
    run({ query, app }) {
      if (!query.agentid) throw new Refusal(41011);
      checkAgent(company, app, Number(query.agentid));
      const range = company.rangeOf(app.agentId);
      return {
        agentid: app.agentId,
        name: app.name,
        square_logo_url: '',
        description: app.description,
        allow_userinfos: {
          user: range.userids.map((userid) => ({ userid })),
        },
        allow_partys: { partyid: range.partyids },
        allow_tags: { tagid: range.tagids },
        close: app.close,
        redirect_domain: app.redirectDomain,
        report_location_flag: 0,
        isreportenter: app.reportsEntering ? 1 : 0,
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
