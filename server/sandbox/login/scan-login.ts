import { Router, urlencoded, type Request, type Response } from 'express';
import type { Codes } from '../codes.ts';
import type { Company } from '../company.ts';
import { langOf, type Lang } from '../lang.ts';
import { chosen } from './authorize.ts';
import { readScanLogin } from './authorize-request.ts';
import { escapeHtml, htmlPage, noticePage } from './html.ts';
import { peopleForm } from './people-list.ts';
import { qrPicture } from './qr-picture.ts';
import { sendCode } from './send-code.ts';
import { loginTexts } from './texts.ts';

const path = '/wwlogin/sso/login';

/** The scan page for ordinary browsers (page 98152). No user_ticket comes of it. */
export function createScanLogin({ company, codes }: { company: Company; codes: Codes }): Router {
  const router = Router();

  /** The request, or undefined after a page that says what is wrong with it. */
  function accepted(req: Request, res: Response) {
    const lang = pageLang(req);
    const texts = loginTexts[lang];
    const request = readScanLogin(req, company);
    if (typeof request !== 'string') return request;
    const isMissing = request === 'notSimulatedTitle';
    const title = isMissing ? texts.notSimulatedTitle : texts.errorTitle;
    const text = isMissing ? 'login_type=ServiceApp' : texts[request];
    res.status(isMissing ? 501 : 200).send(noticePage({ lang, title, text }));
    return undefined;
  }

  router.get(path, (req, res) => {
    if (!accepted(req, res)) return;
    const lang = pageLang(req);
    const { scanTitle: title, scanText } = loginTexts[lang];
    const form = peopleForm(company, lang, { outsiders: false });
    const body = `<div class="center">${qrPicture()}<h1>${title}</h1><p>${escapeHtml(scanText)}</p></div>${form}`;
    res.send(htmlPage({ lang, title, body }));
  });

  router.post(path, urlencoded(), (req, res) => {
    const request = accepted(req, res);
    if (!request) return;
    const who = chosen(req.body, company);
    if (!who || !('userid' in who)) return void res.status(400).end();
    const refused = refusalFor(request.app.agentId, who.userid, pageLang(req));
    if (refused) return void res.status(403).send(refused);
    const { app, redirectUri, redirectHost, state } = request;
    const grant = { who, agentId: app.agentId, redirectHost, scope: 'snsapi_base' as const };
    sendCode(res, redirectUri, codes.issue(grant), state);
  });

  /** Only the app's own people scan, and only with a WeCom that runs. */
  function refusalFor(agentId: number, userid: string, lang: Lang): string | undefined {
    const texts = loginTexts[lang];
    const title = texts.noPermissionTitle;
    const member = company.member(userid);
    if (member?.status !== 1) return noticePage({ lang, title, text: texts.cannotScanText });
    if (!company.visibleTo(agentId, member.userid))
      return noticePage({ lang, title, text: texts.noPermissionText });
    return undefined;
  }

  return router;
}

/** `lang` is zh or en (page 98152); a reader of French is spared the English. */
function pageLang(req: Request): Lang {
  const accepted = langOf(req);
  if (req.query.lang === 'zh') return 'zh-CN';
  return req.query.lang === 'en' && accepted === 'zh-CN' ? 'en' : accepted;
}
