import { Router } from 'express';
import * as z from 'zod/mini';
import { paths } from '#shared/endpoints.ts';
import { createInterviewSchema, listInterviewsSchema } from '#shared/interview-input.ts';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Interviews } from './service.ts';

const headersSchema = z.object({
  'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
});

export function createInterviewRoutes(interviews: Interviews): Router {
  const router = Router();

  router.get(paths.interviews, async (req, res) => {
    res.json(await interviews.list(viewerOf(res), parse(listInterviewsSchema, req.query)));
  });

  router.post(paths.interviews, async (req, res) => {
    const key = parse(headersSchema, req.headers)['idempotency-key'];
    const input = parse(createInterviewSchema, req.body);
    const made = await interviews.create(viewerOf(res), input, key);
    res.status(201).location(paths.interview(made.id)).json(made);
  });

  router.get(`${paths.interviews}/:id`, async (req, res) => {
    res.json(await interviews.detail(viewerOf(res), req.params.id));
  });

  return router;
}
