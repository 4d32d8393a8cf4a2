import { json, Router, type ErrorRequestHandler } from 'express';
import type { DiaryActions } from '../api/calendar/diary-actions.ts';
import type { Diary } from '../api/calendar/state.ts';
import type { AppCallbacks } from '../callbacks/app-callbacks.ts';
import type { MovableClock } from '../clock.ts';
import type { Company } from '../company.ts';
import type { ClickCard } from '../cards/click-card.ts';
import { callbacksControl } from './callbacks.ts';
import { clockControl } from './clock.ts';
import { companyControl } from './company.ts';
import { diaryControl } from './diary.ts';
import { guard } from './guard.ts';
import { ControlError } from './parse.ts';
import { wireControl, type WireDeps } from './wire.ts';

/** `/control`: what a test in another process, or a person with curl, can see and change. */
export function createControl(
  deps: WireDeps & {
    company: Company;
    callbacks: AppCallbacks['controls'] & { clickCard: ClickCard };
    diary: Diary;
    diaryActions: DiaryActions;
    now: () => number;
    clock: MovableClock | undefined;
  },
): Router {
  const router = Router();
  router.use(guard, json({ limit: '1mb' }));
  router.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.use(companyControl(deps.company));
  router.use(wireControl(deps));
  router.use(callbacksControl(deps.callbacks));
  router.use(diaryControl({ diary: deps.diary, actions: deps.diaryActions }));
  router.use(clockControl(deps.now, deps.clock));
  router.use((req) => {
    throw new ControlError(`The control API has no ${req.method} ${req.path}.`, 404);
  });
  router.use(asJson);
  return router;
}

/** Sentences for ours and for a broken body; anything else is a fault of the sandbox. */
const asJson: ErrorRequestHandler = (error: Error & { status?: number }, _req, res, next) => {
  const { status } = error;
  if (status === undefined || status < 400 || status >= 500) return next(error);
  res.status(status).json({ error: error.message });
};
