import { Router } from 'express';
import type { Endpoints } from '#shared/endpoints.ts';
import { paths } from '#shared/endpoints.ts';
import { updateMeSchema, useridSchema, type Viewer } from '#shared/member.ts';
import * as z from 'zod/mini';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Members } from './service.ts';

const searchSchema = z.object({ q: z._default(z.string().check(z.maxLength(64)), '') });

export function createMemberRoutes(options: {
  members: Members;
  countUpcoming: (viewer: Viewer) => Promise<number>;
  now: () => number;
}): Router {
  const { members, now } = options;
  const router = Router();

  async function me(viewer: Viewer): Promise<Endpoints['GET /api/me']['out']> {
    const { userid, name, locale, roles } = viewer;
    return {
      member: { userid, name, locale },
      roles: [...roles],
      upcomingCount: await options.countUpcoming(viewer),
      now: new Date(now()).toISOString(),
    };
  }

  router.get(paths.me, async (_req, res) => {
    res.json(await me(viewerOf(res)));
  });

  router.patch(paths.me, async (req, res) => {
    const { locale } = parse(updateMeSchema, req.body);
    res.json(await me(await members.setLocale(viewerOf(res), locale)));
  });

  router.get(paths.members, async (req, res) => {
    const items = await members.search(viewerOf(res), parse(searchSchema, req.query).q);
    res.json({ items } satisfies Endpoints['GET /api/members']['out']);
  });

  router.get(`${paths.members}/:userid`, async (req, res) => {
    const userid = parse(z.object({ userid: useridSchema }), req.params).userid;
    res.json(await members.look(viewerOf(res), userid));
  });

  return router;
}
