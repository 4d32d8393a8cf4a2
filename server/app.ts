import express, { type Express } from 'express';
import { ProblemError } from '#shared/problem-error.ts';
import { createAuditRoutes } from './audit/routes.ts';
import { createCallbackRoutes } from './callbacks/routes.ts';
import { createCandidateRoutes } from './candidates/routes/members.ts';
import { createCandidatePageRoutes } from './candidates/routes/page.ts';
import { candidatePaths } from '#shared/candidate-paths.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { createDeliveryLogRoutes } from './delivery-log/routes.ts';
import { pendingMigrations } from './db/migrator.ts';
import { createCookie } from './http/cookies.ts';
import { compareAlways, etagOf } from './http/etag.ts';
import { healthRoutes } from './http/health.ts';
import type { Pages } from './http/pages.ts';
import { createProblemHandler, noSuchRoute } from './http/problem.ts';
import { requestLog } from './http/request-log.ts';
import { readSession, requireMember } from './http/require-member.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { databaseProblem } from './http/translate.ts';
import { verifyFileRoute } from './http/verify-file.ts';
import { createIdentityRoutes } from './identities/routes.ts';
import { createFeedbackRoutes } from './feedback/routes.ts';
import { createInterviewRoutes } from './interviews/routes.ts';
import { createJssdkRoutes } from './jssdk/routes.ts';
import { createLoginRoutes } from './login/routes.ts';
import { createMemberRoutes } from './members/routes.ts';
import { createMetricsRoutes, measureRequests } from './metrics/routes.ts';
import { createRoleRoutes } from './roles/routes.ts';
import { WecomError } from './wecom/errors.ts';

/** Every request's way through the server, top to bottom. `pages` are the client's. */
export function createApp(config: Config, context: Context, pages: Pages): Express {
  const { log, sessions, now } = context;
  const sessionCookie = createCookie('session', config.publicUrl);
  const browserCookie = createCookie('browser', config.publicUrl);
  const candidateCookie = createCookie('candidate', config.publicUrl, candidatePaths.page);

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', etagOf);
  app.set('trust proxy', config.trustedProxies);

  app.use(measureRequests(context.metrics));
  app.use(requestLog(log));
  app.use(securityHeaders(config.publicUrl));
  app.use(healthRoutes(() => faults(context)));
  app.use(createMetricsRoutes({ ...config, ...context }));
  app.use(verifyFileRoute(config.verifyFile));
  app.use(createCallbackRoutes(context));
  app.use(pages.files);
  app.use(sameOrigin(config.publicUrl));
  app.use(
    createCandidatePageRoutes({
      links: context.candidates.links,
      visit: context.visit,
      cookie: candidateCookie,
      page: pages.candidate,
    }),
  );
  app.use(readSession(sessionCookie, sessions.find));
  app.use(createLoginRoutes({ login: context.login, sessionCookie, browserCookie, log }));

  app.use('/api', noStore, compareAlways, requireMember, express.json({ limit: '100kb' }));
  app.use(createDeliveryLogRoutes(context.deliveryLog));
  app.use(
    createMemberRoutes({
      ...context,
      countUpcoming: context.interviews.countUpcoming,
      identityProposals: context.identities.proposals,
      now,
    }),
  );
  app.use(createIdentityRoutes(context.identities));
  app.use(createRoleRoutes(context.roles));
  app.use(createAuditRoutes(context.audit));
  app.use(createInterviewRoutes(context.interviews));
  app.use(createFeedbackRoutes(context.feedback));
  app.use(createCandidateRoutes(context.desk, context.candidates.erase));
  app.use(createJssdkRoutes(context.jssdk));

  app.use(pages.page);
  app.use(noSuchRoute);
  app.use(createProblemHandler({ log, translate }));
  return app;
}

const noStore: express.RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

/** Errors of the worlds outside, in the words of ours. */
function translate(error: unknown): ProblemError | undefined {
  if (!(error instanceof WecomError)) return databaseProblem(error);
  const passing = error.reaction === 'retry' || error.reaction === 'wait';
  return new ProblemError(passing ? 'wecom_unavailable' : 'wecom_refused', error.advice);
}

async function faults({ pool, doctor }: Context): Promise<string[]> {
  try {
    const pending = await pendingMigrations(pool);
    if (pending.length > 0) return [`Run npm run migrate: ${pending.join(', ')} is missing.`];
  } catch {
    return ['The database does not answer. Check DATABASE_URL and the database itself.'];
  }
  // While WeCom is away people can still read what is here, so that is no reason to stop.
  const findings = await doctor.examine();
  return findings.filter(({ subject }) => subject === 'wecom').map(({ advice }) => advice);
}
