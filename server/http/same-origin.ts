import type { RequestHandler } from 'express';
import { ProblemError } from '#shared/problem-error.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page asks for. Every browser we support sends `Origin`
 * with a POST or PATCH; a program that is no browser sends none and carries no ambient cookie.
 */
export function sameOrigin(publicUrl: string): RequestHandler {
  return (req, _res, next) => {
    const { origin } = req.headers;
    if (safeMethods.has(req.method) || origin === undefined || origin === publicUrl) return next();
    throw new ProblemError(
      'foreign_origin',
      'Open the app at its own address. Operators: PUBLIC_URL must be what members see.',
    );
  };
}
