import { Router } from 'express';
import * as z from 'zod/mini';
import { paths } from '#shared/endpoints.ts';
import { grantRoleSchema, listRolesSchema } from '#shared/roles.ts';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Roles } from './service.ts';

const idSchema = z.object({ id: z.coerce.number().check(z.int(), z.minimum(1)) });

export function createRoleRoutes(roles: Roles): Router {
  const router = Router();

  router.get(paths.roles, async (req, res) => {
    res.json(await roles.list(viewerOf(res), parse(listRolesSchema, req.query)));
  });

  router.post(paths.roles, async (req, res) => {
    res.status(201).json(await roles.grant(viewerOf(res), parse(grantRoleSchema, req.body)));
  });

  router.delete(`${paths.roles}/:id`, async (req, res) => {
    await roles.revoke(viewerOf(res), parse(idSchema, req.params).id);
    res.status(204).end();
  });

  return router;
}
