import { Router } from 'express';
import * as z from 'zod/mini';
import { paths } from '#shared/endpoints.ts';
import {
  amendFeedbackSchema,
  createScorecardSchema,
  saveDraftSchema,
  submitFeedbackSchema,
} from '#shared/feedback-input.ts';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { Feedback } from './service.ts';

const headersSchema = z.object({
  'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
});

export function createFeedbackRoutes(feedback: Feedback): Router {
  const router = Router();
  const base = `${paths.interviews}/:id` as const;

  router.get(`${base}/feedback`, async (req, res) => {
    res.json(await feedback.view(viewerOf(res), req.params.id));
  });

  router.put(`${base}/feedback/draft`, async (req, res) => {
    const input = parse(saveDraftSchema, req.body);
    res.json(await feedback.saveDraft(viewerOf(res), req.params.id, input));
  });

  router.post(`${base}/feedback`, async (req, res) => {
    const key = parse(headersSchema, req.headers)['idempotency-key'];
    const input = parse(submitFeedbackSchema, req.body);
    res.json(await feedback.submit(viewerOf(res), req.params.id, input, key));
  });

  router.post(`${base}/feedback/amend`, async (req, res) => {
    const key = parse(headersSchema, req.headers)['idempotency-key'];
    const input = parse(amendFeedbackSchema, req.body);
    res.json(await feedback.amend(viewerOf(res), req.params.id, input, key));
  });

  router.get(`${base}/report`, async (req, res) => {
    res.json(await feedback.report(viewerOf(res), req.params.id));
  });

  router.get(paths.scorecards, async (_req, res) => {
    res.json({ items: await feedback.scorecards.list(viewerOf(res)) });
  });

  router.post(paths.scorecards, async (req, res) => {
    const input = parse(createScorecardSchema, req.body);
    res.status(201).json(await feedback.scorecards.create(viewerOf(res), input));
  });

  return router;
}
