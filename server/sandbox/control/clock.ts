import { Router } from 'express';
import * as z from 'zod';
import type { MovableClock } from '../clock.ts';
import { ControlError, parse } from './parse.ts';

const change = z.union([
  /** Milliseconds, backwards when negative. */
  z.strictObject({ advance: z.number().int() }),
  z.strictObject({ set: z.iso.datetime({ offset: true }) }),
]);

/** The sandbox's time. It can be moved when the sandbox has a clock of its own. */
export function clockControl(now: () => number, clock: MovableClock | undefined): Router {
  const router = Router();
  const present = () => ({ now: new Date(now()).toISOString(), movable: clock !== undefined });

  router.get('/clock', (_req, res) => void res.json(present()));

  router.post('/clock', (req, res) => {
    const wanted = parse(change, req.body);
    if (!clock) throw new ControlError('This sandbox runs on the clock of its test.', 409);
    if ('set' in wanted) clock.set(Date.parse(wanted.set));
    else clock.advance(wanted.advance);
    res.json(present());
  });

  return router;
}
