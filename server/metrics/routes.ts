import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type Request, type RequestHandler } from 'express';
import type { Metrics } from './service.ts';

/** `GET /metrics`, for whoever has METRICS_TOKEN; outside production also without one. */
export function createMetricsRoutes(options: {
  metrics: Metrics;
  metricsToken: string | undefined;
  production: boolean;
}): Router {
  const { metrics, metricsToken: token, production } = options;
  const router = Router();
  router.get('/metrics', async (req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    if (token === undefined && production) {
      res.status(403).type('text').send('Metrics are off. Operators: set METRICS_TOKEN.');
      return;
    }
    if (token !== undefined && !isSame(bearerOf(req), token)) {
      res.status(401).setHeader('WWW-Authenticate', 'Bearer');
      res.type('text').send('Send METRICS_TOKEN as "Authorization: Bearer …".');
      return;
    }
    const { type, text } = await metrics.page();
    res.setHeader('Content-Type', type);
    res.send(text);
  });
  return router;
}

/** Times every request. By the route's pattern, so that no id becomes a label. */
export function measureRequests(metrics: Pick<Metrics, 'onRequest'>): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    res.once('finish', () => {
      const seconds = (performance.now() - started) / 1000;
      const { method } = req;
      metrics.onRequest({ method, route: routeOf(req), status: res.statusCode, seconds });
    });
    next();
  };
}

function routeOf(req: Request): string {
  const route: unknown = req.route;
  const isRoute = typeof route === 'object' && route !== null && 'path' in route;
  return isRoute && typeof route.path === 'string' ? route.path : 'other';
}

function bearerOf(req: Request): string {
  return /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';
}

/** Hashes have one length, so that the comparison tells nothing by its time. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
