import { checkAgent } from './agent-get.ts';
import { optionalString } from './card/fields.ts';
import type { Endpoint, World } from './endpoint.ts';
import { optionalSwitch, parseBody } from './message/body.ts';
import { createQuota } from '../quota.ts';
import { Refusal } from './refusal.ts';

const monthMs = 30 * 24 * 3_600_000;

/**
 * `agent/set` (page 90228). A domain whose ownership is not verified is set all the same, and
 * answered with 85005. The order of the checks is our choice.
 */
export function agentSet({ company, choices, media, now }: World): Endpoint {
  function isPicture(mediaId: string): boolean {
    const file = media.find(mediaId);
    return typeof file === 'object' && file.type === 'image';
  }

  const domains = createQuota(now, () => ({ most: 20, windowMs: monthMs, blockMs: monthMs }));

  return {
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    run({ app, rawBody }) {
      const body = parseBody(rawBody);
      if (body.agentid === undefined) throw new Refusal(41011);
      if (typeof body.agentid !== 'number') throw new Refusal(40056);
      checkAgent(company, app, body.agentid);
      const name = optionalString(body.name);
      if (name !== undefined && (name === '' || [...name].length > 32)) throw new Refusal(45022);
      const description = optionalString(body.description);
      const length = [...(description ?? 'none')].length;
      if (length < 4 || length > 120) throw new Refusal(45004);
      const homeUrl = optionalString(body.home_url);
      if (homeUrl !== undefined && !/^https?:\/\//i.test(homeUrl)) throw new Refusal(40094);
      const reportsEntering =
        body.isreportenter === undefined ? undefined : optionalSwitch(body.isreportenter);
      const logo = optionalString(body.logo_mediaid);
      if (logo !== undefined && !isPicture(logo)) throw new Refusal(40007);
      const redirectDomain = optionalString(body.redirect_domain);
      if (redirectDomain !== undefined && !domains.take(company.corpId)) throw new Refusal(85004);
      company.changeApp(app.agentId, {
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
        ...(homeUrl !== undefined && { homeUrl }),
        ...(reportsEntering !== undefined && { reportsEntering }),
        ...(redirectDomain !== undefined && { redirectDomain }),
      });
      const isNew = redirectDomain !== undefined && redirectDomain !== choices.verifiedDomain;
      if (isNew) throw new Refusal(85005);
      return {};
    },
  };
}
