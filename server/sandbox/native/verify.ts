import { createHash } from 'node:crypto';
import type { Company } from '../company.ts';
import type { Credentials } from '../credentials.ts';
import type { Grant, Grants } from './grants.ts';
import { failed, ok, type NativeResult } from './result.ts';

export interface VerifyDeps {
  company: Company;
  credentials: Credentials;
}

type Params = Record<string, unknown>;

/** sha1 over the four values in this order, none of them encoded (page 90506). */
export function jsapiSignature(ticket: string, nonce: string, timestamp: string, url: string) {
  const text = `jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${url}`;
  return createHash('sha1').update(text).digest('hex');
}

/** The two configurations: the corp's by its ticket, the app's by its own. */
export function createVerifier({ company, credentials }: VerifyDeps) {
  const isTrusted = (url: string) => new URL(url).host === company.ownApp().redirectDomain;

  function fits(tickets: string[], grant: Grant, url: string): boolean {
    const { nonceStr, timestamp, signature } = grant;
    if (!isSeconds(timestamp) || !nonceStr) return false;
    return tickets.some((one) => jsapiSignature(one, nonceStr, timestamp, url) === signature);
  }

  function preVerify(params: Params, url: string, grants: Grants): NativeResult {
    const name = 'preVerifyJSAPI';
    const grant: Grant = {
      identity: 'corp',
      timestamp: text(params.verifyTimestamp),
      nonceStr: text(params.verifyNonceStr),
      signature: text(params.verifySignature),
      jsApiList: texts(params.verifyJsApiList),
    };
    const { appId, verifyAppId, verifySignType } = params;
    const isOurs = appId === company.corpId && verifyAppId === company.corpId;
    if (!isTrusted(url)) return failed(name, 'invalid url domain');
    if (!isOurs || verifySignType !== 'sha1') return invalidSignature(name);
    if (!fits(credentials.corpTickets(), grant, url)) return invalidSignature(name);
    grants.add(url, grant);
    return ok(name);
  }

  function agentConfig(params: Params, url: string, grants: Grants): NativeResult {
    const name = 'agentConfig';
    const grant: Grant = {
      identity: 'app',
      timestamp: text(params.timestamp),
      nonceStr: text(params.nonceStr),
      signature: text(params.signature),
      jsApiList: texts(params.jsApiList),
    };
    const { agentId } = company.ownApp();
    if (params.corpid !== company.corpId) return failed(name, 'not allow to cross corp', 92002);
    if (text(params.agentid) !== String(agentId)) return failed(name, 'invalid agentid', 40056);
    if (!isTrusted(url)) return failed(name, 'invalid url domain', 80001);
    // The corp's ticket here is a mistake common enough to have a code of its own.
    if (fits(credentials.corpTickets(), grant, url))
      return failed(name, 'ticket no available', 42012);
    if (!fits(credentials.appTickets(agentId), grant, url)) return invalidSignature(name);
    grants.add(url, grant);
    return ok(name);
  }

  return { preVerify, agentConfig };
}

function invalidSignature(name: string): NativeResult {
  return failed(name, 'invalid signature', 40093);
}

/** Ten digits: a timestamp in milliseconds is a mistake. */
function isSeconds(timestamp: string): boolean {
  return /^\d{10}$/.test(timestamp);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}
