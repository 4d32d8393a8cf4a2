import { Router, urlencoded, type Request, type Response } from 'express';
import type { Codes, Who } from '../codes.ts';
import type { Company } from '../company.ts';
import { langOf } from '../lang.ts';
import { escapeHtml, htmlPage, noticePage } from './html.ts';
import { peopleForm } from './people-list.ts';
import { readAuthorize, type AuthorizeRequest } from './authorize-request.ts';
import { createConsents } from './consents.ts';
import { sendCode } from './send-code.ts';
import { loginTexts } from './texts.ts';
import { createVisitors } from './visitors.ts';

/** Only a device's webview knows its value, so that no page can claim to be someone. */
export const deviceHeader = 'x-wecom-device';

export interface AuthorizeDeps {
  company: Company;
  codes: Codes;
  now: () => number;
  random: (bytes: number) => Buffer;
  /** The member whose device sent the header. */
  userOfDevice: (key: string) => string | undefined;
}

/**
 * The authorize page (page 91022). A device that is someone is sent back at once; a WeCom client
 * we do not know chooses; an ordinary browser is told to open the link in the client.
 * A disabled member may sign in here: what WeCom does is not published, so the app must look.
 */
export function createAuthorize(deps: AuthorizeDeps): Router {
  const { company, codes, now, random, userOfDevice } = deps;
  const consents = createConsents(now);
  const visitors = createVisitors(random);
  const router = Router();

  function grant(res: Response, request: AuthorizeRequest, who: Who) {
    const { app, redirectUri, redirectHost, scope, state } = request;
    const code = codes.issue({ who, agentId: app.agentId, redirectHost, scope });
    sendCode(res, redirectUri, code, state);
  }

  /** Silent, or after the member's consent; whom the app does not see cannot consent. */
  function proceed(req: Request, res: Response, request: AuthorizeRequest, who: Who) {
    if (request.scope === 'snsapi_base') return grant(res, request, who);
    const lang = langOf(req);
    const texts = loginTexts[lang];
    const { agentId, name } = request.app;
    const member = 'userid' in who ? company.visibleTo(agentId, who.userid) : undefined;
    if (!member) {
      const { noPermissionTitle: title, noPermissionText: text } = texts;
      return res.send(noticePage({ lang, title, text }));
    }
    if (consents.has(member.userid, agentId)) return grant(res, request, who);
    const { consentTitle: title } = texts;
    const body = `<h1>${title}</h1><p>${escapeHtml(name)}</p><p>${texts.consentText}</p><form method="post"><button name="consent" value="yes">${texts.consentYes}</button> <button name="consent" value="no">${texts.consentNo}</button></form>`;
    return res.send(htmlPage({ lang, title, body }));
  }

  function answerConsent(req: Request, res: Response, request: AuthorizeRequest, who: Who) {
    const lang = langOf(req);
    const { consentTitle: title, consentRefused: text } = loginTexts[lang];
    if (fieldOf(req.body, 'consent') !== 'yes') return res.send(noticePage({ lang, title, text }));
    if ('userid' in who) consents.give(who.userid, request.app.agentId);
    return proceed(req, res, request, who);
  }

  function known(req: Request): Who | undefined {
    const userid = userOfDevice(req.get(deviceHeader) ?? '');
    return userid ? { userid } : visitors.of(req);
  }

  /** The request, or undefined after a page that says what is wrong with it. */
  function accepted(req: Request, res: Response): AuthorizeRequest | undefined {
    const lang = langOf(req);
    const texts = loginTexts[lang];
    const request = readAuthorize(req, company);
    if (typeof request === 'string') {
      res.send(noticePage({ lang, title: texts.errorTitle, text: texts[request] }));
      return undefined;
    }
    if (!/wxwork\//i.test(req.get('user-agent') ?? '')) {
      const { openInClient: title, openInClientText: text } = texts;
      res.send(noticePage({ lang, title, text }));
      return undefined;
    }
    return request;
  }

  router.get('/connect/oauth2/authorize', (req, res) => {
    const request = accepted(req, res);
    if (!request) return;
    const who = known(req);
    if (who) return void proceed(req, res, request, who);
    const lang = langOf(req);
    const { chooseTitle: title, chooseText } = loginTexts[lang];
    const form = peopleForm(company, lang, { outsiders: true });
    const body = `<h1>${title}</h1><p>${escapeHtml(chooseText)}</p>${form}`;
    res.send(htmlPage({ lang, title, body }));
  });

  router.post('/connect/oauth2/authorize', urlencoded(), (req, res) => {
    const request = accepted(req, res);
    if (!request) return;
    const visitor = known(req);
    if (visitor && fieldOf(req.body, 'consent') !== undefined) {
      return void answerConsent(req, res, request, visitor);
    }
    const who = chosen(req.body, company);
    if (!who) return void res.status(400).end();
    visitors.remember(res, who);
    proceed(req, res, request, who);
  });

  return router;
}

function fieldOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return value === undefined ? undefined : String(value);
}

/** Whom a form of `peopleForm` named; undefined for nobody we know. */
export function chosen(body: unknown, company: Company): Who | undefined {
  const who = fieldOf(body, 'who');
  if (who === undefined) return undefined;
  if (!who.startsWith('@')) {
    const member = company.member(who);
    return member && { userid: member.userid };
  }
  const outsider = company.outsiders.find(({ openid }) => openid === who.slice(1));
  return outsider && { openid: outsider.openid };
}
