import { Router } from 'express';

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work; `check` names what it cannot
 * reach, in words for an operator.
 */
export function healthRoutes(check: () => Promise<string[]>): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.type('text').send('ok');
  });
  router.get('/readyz', async (_req, res) => {
    const faults = await check();
    res.status(faults.length > 0 ? 503 : 200).json({ ready: faults.length === 0, faults });
  });
  return router;
}
