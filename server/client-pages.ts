import type http from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Router, type RequestHandler } from 'express';
import type { Config } from './config.ts';
import { builtPages, type Pages } from './http/pages.ts';
import { StartError } from './run.ts';

/** The client: what was built, or, for `npm run dev`, Vite with hot reload on the same port. */
export async function clientPages(
  config: Pick<Config, 'dev' | 'root'>,
  server: http.Server,
): Promise<{ pages: Pages; close: () => Promise<void> }> {
  if (config.dev) return devPages(config.root, server);
  const folder = join(config.root, 'dist', 'client');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new StartError('The client is not built. Run npm run build first.');
  }
  return { pages: builtPages(folder), close: async () => undefined };
}

/** Vite writes its own inline scripts, so the content policy is left out here, and only here. */
async function devPages(root: string, server: http.Server) {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
  });
  const page = Router();
  page.use((_req, res, next) => {
    res.removeHeader('Content-Security-Policy');
    next();
  });
  page.use(vite.middlewares);
  const candidate: RequestHandler = (req, res, next) => {
    req.url = '/candidate.html';
    page(req, res, next);
  };
  return { pages: { files: Router(), page, candidate }, close: () => vite.close() };
}
