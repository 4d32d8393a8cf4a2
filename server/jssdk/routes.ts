import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import * as z from 'zod/mini';
import { paths } from '#shared/endpoints.ts';
import { ProblemError } from '#shared/problem-error.ts';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Jssdk } from './service.ts';

export const querySchema = z.object({ url: z.string().check(z.maxLength(2048)) });

/** A visit needs one signature; a page in a loop must not sign for ever. */
const mostPerMinute = 30;

export function createJssdkRoutes(jssdk: Jssdk): Router {
  const router = Router();
  const limit = rateLimit({
    windowMs: 60_000,
    limit: mostPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_req, res) => String(viewerOf(res).memberId),
    handler: () => {
      throw new ProblemError('too_many_requests', 'Wait a minute and try again.');
    },
  });

  router.get(paths.jssdk, limit, async (req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    res.json(await jssdk.sign(parse(querySchema, req.query).url));
  });
  return router;
}
