import express, { Router, type ErrorRequestHandler, type Request } from 'express';
import {
  candidateCommands,
  candidateCommandSchemas,
  candidatePreferencesSchema,
} from '#shared/candidate-page.ts';
import { candidatePaths } from '#shared/candidate-paths.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { Cookie } from '../../http/cookies.ts';
import type { Pages } from '../../http/pages.ts';
import { parse } from '../../http/problem.ts';
import { limitRate } from '../../http/rate-limit.ts';
import type { CandidateLinks } from '../service.ts';
import { linkInvalid, type Visit } from '../service/visit.ts';
import { sendLinkInvalid, sendTooMany } from './notices.ts';
import { sendCalendar } from './send-calendar.ts';

const minute = 60_000;
const shownOfToken = 8;

/** The candidate's page: the link, the page behind it, and what the page asks. */
export function createCandidatePageRoutes(options: {
  links: Pick<CandidateLinks, 'exchange' | 'interviewOf'>;
  visit: Visit;
  cookie: Cookie;
  page: Pages['candidate'];
}): Router {
  const { links, visit, cookie } = options;
  const router = Router();

  router.use(candidatePaths.page, (_req, res, next) => {
    res.setHeader('X-Robots-Tag', 'noindex, nofollow');
    res.setHeader('Cache-Control', 'no-store');
    next();
  });

  async function interviewOf(req: Request): Promise<string | undefined> {
    const session = cookie.read(req);
    return session && links.interviewOf(session);
  }

  async function mustKnow(req: Request): Promise<string> {
    const id = await interviewOf(req);
    if (!id) throw linkInvalid();
    return id;
  }

  router.get(candidatePaths.page, async (req, res, next) => {
    if (!(await interviewOf(req))) return sendLinkInvalid(req, res);
    options.page(req, res, next);
  });

  router.use(
    candidatePaths.api,
    limitRate({
      most: 120,
      windowMs: minute,
      by: (req) => cookie.read(req)?.slice(0, shownOfToken) ?? '',
    }),
    express.json({ limit: '10kb' }),
  );
  router.get(candidatePaths.interview, async (req, res) => {
    res.json(await visit.view(await mustKnow(req)));
  });
  router.post(candidatePaths.opened, async (req, res) => {
    res.json(await visit.opened(await mustKnow(req)));
  });
  router.post(candidatePaths.preferences, async (req, res) => {
    const id = await mustKnow(req);
    res.json(await visit.prefer(id, parse(candidatePreferencesSchema, req.body)));
  });
  router.post(candidatePaths.erasure, async (req, res) => {
    res.json(await visit.requestErasure(await mustKnow(req)));
  });
  for (const command of candidateCommands) {
    router.post(candidatePaths.command(command), async (req, res) => {
      const id = await mustKnow(req);
      const input = parse(candidateCommandSchemas[command], req.body);
      const view = await visit.act(id, command, input);
      if (view) return void res.json(view);
      cookie.clear(res);
      res.status(204).end();
    });
  }
  router.get(candidatePaths.calendar, async (req, res) => {
    const id = await interviewOf(req);
    const file = id && (await visit.calendar(id));
    if (!file) return sendLinkInvalid(req, res);
    sendCalendar(res, file);
  });

  // A link is exchanged at once, so that its secret is in the address for one redirect only.
  router.get(
    candidatePaths.link(':token'),
    limitRate({ most: 100, windowMs: 10 * minute, onlyFailures: true }),
    limitRate({
      most: 30,
      windowMs: minute,
      by: (req) => String(req.params['token']).slice(0, shownOfToken),
    }),
    async (req, res) => {
      const session = await links.exchange(String(req.params['token']));
      if (!session) return sendLinkInvalid(req, res);
      cookie.write(res, session.sessionId, session.maxAgeMs);
      res.redirect(303, candidatePaths.page);
    },
  );
  router.use(candidatePaths.page, tooManyAsPage);
  return router;
}

/** Somebody who opens a link gets a page, not the words for a server that is broken. */
const tooManyAsPage: ErrorRequestHandler = (error, req, res, next) => {
  const page = req.method === 'GET' && !req.originalUrl.startsWith(`${candidatePaths.api}/`);
  const limited = error instanceof ProblemError && error.code === 'too_many_requests';
  if (page && limited) return sendTooMany(req, res);
  next(error);
};
