import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ProblemError } from '#shared/problem-error.ts';

/**
 * Counts in this process, by the visitor's address and what `by` adds. Its answers carry no
 * counters: they would tell a right secret from a wrong one. @throws ProblemError too_many_requests
 */
export function limitRate(options: {
  most: number;
  windowMs: number;
  by?: (req: Request) => string;
  /** Only answers of 400 and above count. */
  onlyFailures?: boolean;
}): RequestHandler {
  return rateLimit({
    limit: options.most,
    windowMs: options.windowMs,
    keyGenerator: (req) => `${ipKeyGenerator(req.ip ?? '')} ${options.by?.(req) ?? ''}`,
    skipSuccessfulRequests: options.onlyFailures ?? false,
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    handler: (_req, _res, next) =>
      next(new ProblemError('too_many_requests', 'Wait a few minutes and try again.')),
  });
}
