import { Router } from 'express';
import type { Endpoints } from '#shared/endpoints.ts';
import { paths } from '#shared/endpoints.ts';
import type { IdentityProposal } from '#shared/identities.ts';
import {
  mergeSchema,
  renameSchema,
  updateMeSchema,
  useridSchema,
  type Viewer,
} from '#shared/member.ts';
import { grantsBeyondOwn } from '#shared/relations.ts';
import * as z from 'zod/mini';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Members } from './service.ts';

const whoSchema = z.object({ userid: useridSchema });
export const searchSchema = z.object({
  q: z._default(z.string().check(z.maxLength(64)), ''),
  gone: z.optional(z.enum(['true', 'false'])),
});

export function createMemberRoutes(options: {
  members: Members;
  countUpcoming: (viewer: Viewer) => Promise<number>;
  identityProposals: (viewer: Viewer) => Promise<IdentityProposal[]>;
  now: () => number;
}): Router {
  const { members, now } = options;
  const router = Router();

  async function me(viewer: Viewer): Promise<Endpoints['GET /api/me']['out']> {
    const { userid, name, locale, roles } = viewer;
    return {
      member: { userid, name, locale },
      roles: [...roles],
      seesTeam: grantsBeyondOwn(viewer).length > 0,
      identityProposals: await options.identityProposals(viewer),
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
    const { q, gone } = parse(searchSchema, req.query);
    const items = await members.search(viewerOf(res), q, gone === 'true');
    res.json({ items } satisfies Endpoints['GET /api/members']['out']);
  });

  router.get(`${paths.members}/:userid`, async (req, res) => {
    const { userid } = parse(whoSchema, req.params);
    res.json(await members.look(viewerOf(res), userid));
  });

  router.post(`${paths.members}/:userid/rename`, async (req, res) => {
    const { userid } = parse(whoSchema, req.params);
    await members.rename(viewerOf(res), userid, parse(renameSchema, req.body).to);
    res.status(204).end();
  });

  router.post(`${paths.members}/:userid/merge`, async (req, res) => {
    const { userid } = parse(whoSchema, req.params);
    await members.merge(viewerOf(res), userid, parse(mergeSchema, req.body).into);
    res.status(204).end();
  });

  return router;
}
