import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { contentPolicy } from './security-headers.ts';

const yearMs = 365 * 24 * 3600 * 1000;

/**
 * The built client. File names under /assets carry a hash of their content, so they may be kept
 * for ever; the page itself must be asked for each time, or a desktop client keeps an old one.
 */
export function builtPages(folder: string): Router {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const policy = contentPolicy({
    scripts: contents(html, 'script'),
    styles: contents(html, 'style'),
  });
  const router = Router();

  router.get('/', (_req, res) => {
    res.setHeader('Content-Security-Policy', policy);
    res.setHeader('Cache-Control', 'no-cache');
    res.type('html').send(html);
  });
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: yearMs, index: false }),
  );
  router.get('/share.png', (_req, res, next) => {
    // The picture of a card in a chat, which is shown by pages that are not ours.
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  });
  router.use(express.static(folder, { index: false, maxAge: 3600 * 1000, dotfiles: 'ignore' }));
  return router;
}

/** The text inside every inline element of that name. */
function contents(html: string, element: 'script' | 'style'): string[] {
  const pattern = new RegExp(`<${element}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${element}>`, 'g');
  return [...html.matchAll(pattern)].map((match) => match[1] ?? '');
}
