import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';

/** The server's clock in an answer. A text in JSON cannot look like it: its quotes are escaped. */
const clock = /"now":"[^"]*"/;

/**
 * The ETag of an answer: the same as long as its reader would see the same, whatever the time.
 * Express compares it with If-None-Match and answers 304.
 */
export function etagOf(body: string | Buffer): string {
  const text = typeof body === 'string' ? body : body.toString('utf8');
  const hash = createHash('sha256').update(text.replace(clock, ''));
  return `W/"${hash.digest('base64url').slice(0, 27)}"`;
}

/**
 * `fetch` sends `no-cache` with every If-None-Match it is given. That is a word to caches, which
 * the origin is not; Express would answer in full.
 */
export const compareAlways: RequestHandler = (req, _res, next) => {
  delete req.headers['cache-control'];
  next();
};
