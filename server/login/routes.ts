import { Router, type Request, type Response } from 'express';
import { paths } from '#shared/endpoints.ts';
import type { Logger } from 'pino';
import type { Cookie } from '../http/cookies.ts';
import { sendNotice } from '../http/notice-page.ts';
import { maybeViewer } from '../http/require-member.ts';
import { clientOf, localeOf } from '../http/user-agent.ts';
import { actionTexts, failureTexts, type NoticeKind } from './failure-texts.ts';
import { absoluteMs, type Login } from './service.ts';

const browserCookieMs = 30 * 24 * 3600 * 1000;

/** The status a failure answers with; all others are 403. */
const statuses: Partial<Record<NoticeKind, number>> = {
  phone_browser: 200,
  no_code: 400,
  unknown_state: 400,
  state_expired: 400,
  code_used: 400,
  code_invalid: 400,
  wecom_refused: 502,
  wecom_unavailable: 503,
};

/** Failures that trying again may heal without anything else being done first. */
const retries: ReadonlySet<NoticeKind> = new Set([
  'wecom_unavailable',
  'wecom_refused',
  'not_visible',
  'disabled',
  'phone_browser',
]);

export function createLoginRoutes(options: {
  login: Login;
  sessionCookie: Cookie;
  browserCookie: Cookie;
  log: Logger;
}): Router {
  const { login, sessionCookie, browserCookie, log } = options;
  const router = Router();

  function notice(req: Request, res: Response, kind: NoticeKind, returnPath: string) {
    const locale = localeOf(req);
    const labels = actionTexts[locale];
    sendNotice(res, statuses[kind] ?? 403, {
      locale,
      ...failureTexts[locale][kind],
      action: {
        label: retries.has(kind) ? labels.retry : labels.again,
        href: `${paths.login}?to=${encodeURIComponent(returnPath)}`,
      },
      footnote: `${labels.reference} ${String(res.locals.requestId)}`,
    });
  }

  async function signIn(req: Request, res: Response, to: unknown) {
    const client = clientOf(req);
    if (client === 'phone') return notice(req, res, 'phone_browser', String(to));
    const { location, browserId } = await login.begin({
      client,
      lang: localeOf(req) === 'zh-CN' ? 'zh' : 'en',
      to,
      browserId: browserCookie.read(req),
    });
    browserCookie.write(res, browserId, browserCookieMs);
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(302, location);
  }

  router.get(['/', '/i/:id', '/i/:id/feedback', '/i/:id/report'], async (req, res, next) => {
    if (!maybeViewer(res)) return signIn(req, res, req.path);
    if (req.path === '/') return next();
    res.setHeader('Cache-Control', 'no-store');
    // The client routes by fragment: one page address, one JS-SDK signature a visit.
    res.redirect(302, `/#${req.path}`);
  });

  router.get(paths.login, (req, res) => signIn(req, res, req.query.to ?? '/'));

  router.get('/auth/callback', async (req, res) => {
    const finished = await login.finish({
      code: oneValue(req.query.code),
      state: oneValue(req.query.state),
      browserId: browserCookie.read(req),
      sessionId: sessionCookie.read(req),
      locale: localeOf(req),
    });
    if (!finished.signedIn) {
      const { requestId } = res.locals;
      log.warn({ requestId, failure: finished.failure, advice: finished.advice }, 'sign-in failed');
      return notice(req, res, finished.failure, finished.returnPath);
    }
    sessionCookie.write(res, finished.sessionId, absoluteMs);
    res.setHeader('Cache-Control', 'no-store');
    // 303: whatever brought us here, go on with a GET and leave code and state behind. The
    // fragment is named because a browser carries WeCom's own, #wechat_redirect, along otherwise.
    res.redirect(303, `/#${finished.returnPath}`);
  });

  router.post(paths.logout, async (req, res) => {
    const id = sessionCookie.read(req);
    if (id) await login.logout(id);
    sessionCookie.clear(res);
    res.status(204).end();
  });

  return router;
}

/** WeCom's codes have at most 512 bytes (page 91023); a repeated parameter is nobody's. */
function oneValue(value: unknown): string | undefined {
  return typeof value === 'string' && value && value.length <= 512 ? value : undefined;
}
