import { Router } from 'express';

/**
 * The file that proves to WeCom who owns the domain, byte for byte, at the root, without a
 * sign-in or a redirect (page 90315).
 */
export function verifyFileRoute(file: { name: string; content: string } | undefined): Router {
  const router = Router();
  router.get('/:name', (req, res, next) => {
    if (!file || req.params.name !== file.name) return next();
    res.type('text/plain').send(file.content);
  });
  return router;
}
