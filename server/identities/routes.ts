import { Router } from 'express';
import * as z from 'zod/mini';
import { paths } from '#shared/endpoints.ts';
import {
  answerIdentitySchema,
  identityKeySchema,
  listIdentitiesSchema,
  setIdentitySchema,
  systemSchema,
} from '#shared/identities.ts';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Identities } from './service.ts';

export function createIdentityRoutes(identities: Identities): Router {
  const router = Router();
  const one = `${paths.identities}/:system/:userid`;

  router.get(paths.identities, async (req, res) => {
    const filters = parse(listIdentitiesSchema, req.query);
    res.json({ items: await identities.list(viewerOf(res), filters) });
  });

  router.put(one, async (req, res) => {
    const { system, userid } = parse(identityKeySchema, req.params);
    const wanted = parse(setIdentitySchema, req.body);
    res.json(await identities.set(viewerOf(res), system, userid, wanted));
  });

  router.delete(one, async (req, res) => {
    const { system, userid } = parse(identityKeySchema, req.params);
    await identities.remove(viewerOf(res), system, userid);
    res.status(204).end();
  });

  router.post(`${paths.myIdentities}/:system`, async (req, res) => {
    const { system } = parse(z.object({ system: systemSchema }), req.params);
    const { accept } = parse(answerIdentitySchema, req.body);
    await identities.answer(viewerOf(res), system, accept);
    res.status(204).end();
  });

  return router;
}
