import { Router } from 'express';
import { listAuditSchema } from '#shared/audit.ts';
import { paths } from '#shared/endpoints.ts';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Audit } from './service.ts';

export function createAuditRoutes(audit: Audit): Router {
  const router = Router();

  router.get(paths.audit, async (req, res) => {
    res.json(await audit.list(viewerOf(res), parse(listAuditSchema, req.query)));
  });

  return router;
}
