import type { Request } from 'express';
import type { Company, SandboxApp } from '../company.ts';
import { hostOf } from './send-code.ts';
import type { loginTexts } from './texts.ts';

export type FaultText = Exclude<keyof (typeof loginTexts)['en'], 'hints'>;

export interface AuthorizeRequest {
  app: SandboxApp;
  redirectUri: string;
  redirectHost: string;
  state: string;
  scope: 'snsapi_base' | 'snsapi_privateinfo';
}

/** Checks the parameters of the authorize link (page 91022); the fault is the page's text. */
export function readAuthorize(req: Request, company: Company): AuthorizeRequest | FaultText {
  const { appid, response_type: responseType, scope, state, agentid } = texts(req);
  if (appid !== company.corpId) return 'noSuchCorp';
  if (responseType !== 'code') return 'responseType';
  if (scope !== 'snsapi_base' && scope !== 'snsapi_privateinfo') return 'scope';
  if (scope === 'snsapi_privateinfo' && !agentid) return 'agentid';
  if (agentid && !company.app(Number(agentid))) return 'agentid';
  if (!/^[a-zA-Z0-9]{0,128}$/.test(state ?? '')) return 'state';
  const target = readTarget(req, company);
  return target ? { ...target, scope, state: state ?? '' } : 'redirectUri';
}

/** Checks the parameters of the scan page (page 98152); its state has no charset of its own. */
export function readScanLogin(req: Request, company: Company) {
  const { appid, agentid, state = '', login_type: loginType } = texts(req);
  if (loginType === 'ServiceApp') return 'notSimulatedTitle';
  if (loginType !== 'CorpApp') return 'loginType';
  if (appid !== company.corpId) return 'noSuchCorp';
  if (!agentid || !company.app(Number(agentid))) return 'agentid';
  const target = readTarget(req, company);
  return target ? { ...target, state } : 'redirectUri';
}

/** The app and the way back to it; undefined unless its trusted domain is the redirect's host. */
function readTarget(req: Request, company: Company) {
  const { agentid, redirect_uri: redirectUri = '' } = texts(req);
  const redirectHost = hostOf(redirectUri);
  if (!redirectHost) return undefined;
  const app = agentid ? company.app(Number(agentid)) : company.appByDomain(redirectHost);
  if (app?.redirectDomain !== redirectHost) return undefined;
  return { app, redirectUri, redirectHost };
}

/** The parameters that came once. */
function texts(req: Request): Record<string, string | undefined> {
  const single = Object.entries(req.query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(single);
}
