import { Router } from 'express';
import * as z from 'zod';
import type { AppCallbacks } from '../callbacks/app-callbacks.ts';
import type { CardClick, ClickCard } from '../cards/click-card.ts';
import { callbackFaults } from '../callbacks/faults.ts';
import { orControlError, parse } from './parse.ts';

const settings = z.strictObject({
  url: z.string(),
  token: z.string(),
  encodingAesKey: z.string(),
});

const fault = z.strictObject({
  fault: z.literal([...callbackFaults]),
  times: z.number().int().min(1).max(1000).optional(),
});

const member = z.strictObject({ userid: z.string() });
const said = member.extend({ text: z.string().min(1) });
const clicked = member.extend({
  type: z.literal(['click', 'view', 'view_miniprogram']),
  key: z.string(),
});

const cardClick = member.extend({
  taskId: z.string().optional(),
  messageId: z.number().int().optional(),
  key: z.string(),
  selected: z.record(z.string(), z.array(z.string())).optional(),
});

/** Where callbacks go, what became of them, and what members do that causes one. */
export function callbacksControl(
  callbacks: AppCallbacks['controls'] & { clickCard: ClickCard },
): Router {
  const router = Router();

  router.get('/callback', (_req, res) => {
    res.json({ url: callbacks.callbackSettings()?.url ?? null });
  });

  router.put('/callback', async (req, res) => {
    const saved = await callbacks.setCallback(parse(settings, req.body));
    res
      .status(saved.saved ? 200 : 400)
      .json(saved.saved ? saved : { ...saved, error: saved.reason });
  });

  router.delete('/callback', (_req, res) => {
    callbacks.removeCallback();
    res.status(204).end();
  });

  router.get('/callbacks', (_req, res) => void res.json({ callbacks: callbacks.callbacks }));

  router.post('/callbacks/faults', (req, res) => {
    const { fault: kind, times } = parse(fault, req.body);
    callbacks.callbackFault(kind, times);
    res.status(204).end();
  });

  router.post('/callbacks/release', (_req, res) => {
    callbacks.releaseCallbacks();
    res.status(204).end();
  });

  router.post('/members/say', (req, res) => {
    const { userid, text } = parse(said, req.body);
    orControlError(() => callbacks.say(userid, text));
    res.status(204).end();
  });

  router.post('/members/enter', (req, res) => {
    const { userid } = parse(member, req.body);
    orControlError(() => callbacks.enter(userid));
    res.status(204).end();
  });

  router.post('/members/click-menu', (req, res) => {
    const { userid, ...click } = parse(clicked, req.body);
    orControlError(() => callbacks.clickMenu(userid, click));
    res.status(204).end();
  });

  router.post('/members/click-card', (req, res) => {
    const click = parse(cardClick, req.body);
    orControlError(() => callbacks.clickCard(click as CardClick));
    res.status(204).end();
  });

  return router;
}
