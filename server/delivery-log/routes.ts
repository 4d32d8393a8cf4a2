import { Router } from 'express';
import * as z from 'zod/mini';
import { paths } from '#shared/endpoints.ts';
import { notificationStatuses } from '#shared/notification.ts';
import { parse } from '../http/problem.ts';
import { viewerOf } from '../http/require-member.ts';
import type { DeliveryLog } from './service.ts';

const number = (most: number) => z.coerce.number().check(z.int(), z.minimum(1), z.maximum(most));

export const listSchema = z.object({
  status: z.optional(z.enum(notificationStatuses)),
  cursor: z.optional(number(Number.MAX_SAFE_INTEGER)),
  limit: z._default(number(100), 50),
});

const resendSchema = z.object({ notification: number(Number.MAX_SAFE_INTEGER) });

export function createDeliveryLogRoutes(log: DeliveryLog): Router {
  const router = Router();

  router.get(paths.deliveries, async (req, res) => {
    res.json(await log.list(viewerOf(res), parse(listSchema, req.query)));
  });

  router.get(`${paths.interviews}/:id/delivery`, async (req, res) => {
    res.json(await log.ofInterview(viewerOf(res), req.params.id));
  });

  router.post(`${paths.interviews}/:id/delivery/:notification/resend`, async (req, res) => {
    const { notification } = parse(resendSchema, req.params);
    res.json(await log.resend(viewerOf(res), req.params.id, notification));
  });

  return router;
}
