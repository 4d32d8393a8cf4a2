import { createQuota } from '../quota.ts';
import type { Endpoint, World } from './endpoint.ts';
import { Refusal } from './refusal.ts';

const hourMs = 3_600_000;

/**
 * `gettoken` (page 91039): a missing secret before a missing corpid, then the corp, then the
 * secret. It works from addresses that are not trusted; the next call does not.
 */
export function getToken({ company, credentials, choices, now }: World): Endpoint {
  // The wrong secret that reaches the number is still answered as wrong; the ban starts with it.
  const wrongSecrets = createQuota(now, () => ({
    most: choices.wrongSecrets - 1,
    windowMs: hourMs,
    blockMs: hourMs,
  }));

  return {
    method: 'GET',
    needsToken: false,
    run({ query: { corpid, corpsecret }, ip }) {
      if (wrongSecrets.isBlocked(ip)) throw new Refusal(45009);
      if (!corpsecret) throw new Refusal(41004);
      if (!corpid) throw new Refusal(41002);
      if (corpid !== company.corpId) throw new Refusal(40013);
      const app = company.appBySecret(corpsecret);
      if (!app) {
        wrongSecrets.take(ip);
        throw new Refusal(40001);
      }
      if (app.close) throw new Refusal(40001);
      const { value, expiresIn } = credentials.issueToken(app.agentId);
      return { access_token: value, expires_in: expiresIn };
    },
  };
}
