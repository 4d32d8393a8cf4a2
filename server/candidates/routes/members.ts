import { Router, type Request } from 'express';
import * as z from 'zod/mini';
import { findCandidatesSchema, sendLinkSchema, updateContactSchema } from '#shared/candidate.ts';
import { paths } from '#shared/endpoints.ts';
import { parse } from '../../http/problem.ts';
import { viewerOf } from '../../http/require-member.ts';
import type { Erase } from '../service.ts';
import type { Desk } from '../service/desk.ts';
import { sendCalendar } from './send-calendar.ts';

const idSchema = z.object({ id: z.coerce.number().check(z.int(), z.minimum(1)) });

const idOf = (req: Request) => String(req.params['id']);

/** What recruiters, auditors and administrators do about candidates. */
export function createCandidateRoutes(desk: Desk, erase: Erase): Router {
  const router = Router();

  router.get(paths.contact(':id'), async (req, res) => {
    res.json(await desk.reveal(viewerOf(res), idOf(req)));
  });
  router.patch(paths.contact(':id'), async (req, res) => {
    const given = parse(updateContactSchema, req.body);
    res.json(await desk.update(viewerOf(res), idOf(req), given));
  });
  router.post(paths.candidateLink(':id'), async (req, res) => {
    const how = parse(sendLinkSchema, req.body);
    res.status(201).json(await desk.invite(viewerOf(res), idOf(req), how));
  });
  router.post(paths.erasureRequest(':id'), async (req, res) => {
    await desk.requestErasure(viewerOf(res), idOf(req));
    res.status(204).end();
  });
  router.get(paths.calendarFile(':id'), async (req, res) => {
    sendCalendar(res, await desk.calendar(viewerOf(res), idOf(req)));
  });
  router.post(paths.findCandidates, async (req, res) => {
    const by = parse(findCandidatesSchema, req.body);
    res.json({ items: await desk.find(viewerOf(res), by) });
  });
  router.get(paths.erasures, async (_req, res) => {
    res.json({ items: await erase.waiting(viewerOf(res)) });
  });
  router.post(paths.eraseCandidate(':id'), async (req, res) => {
    await erase.erase(viewerOf(res), parse(idSchema, req.params).id);
    res.status(204).end();
  });
  return router;
}
