import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { contentPolicy } from './security-headers.ts';

const hourMs = 3600 * 1000;
const yearMs = 365 * 24 * hourMs;
const publicFiles = ['favicon.svg', 'robots.txt', 'share.png'];

export interface Pages {
  /** Files anybody may have; asked for before the session is, which they do not need. */
  files: Router;
  /** The page itself, for whoever is signed in. */
  page: Router;
  /** A candidate's page, for whoever their link has let in. */
  candidate: RequestHandler;
}

/**
 * The built client. File names under /assets carry a hash of their content, so they may be kept
 * for ever; the page itself must be asked for each time, or a desktop client keeps an old one.
 */
export function builtPages(folder: string): Pages {
  const files = Router();
  const page = Router();

  files.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: yearMs, index: false }),
  );
  files.get('/share.png', (_req, res, next) => {
    // The picture of a card in a chat, which is shown by pages that are not ours.
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  });
  for (const name of publicFiles) {
    files.get(`/${name}`, (_req, res) => res.sendFile(name, { root: folder, maxAge: hourMs }));
  }
  page.get('/', document(join(folder, 'index.html'), 'no-cache'));
  return { files, page, candidate: document(join(folder, 'candidate.html'), 'no-store') };
}

/** One HTML file, with a policy that allows exactly what is inline in it. */
function document(file: string, cacheControl: string): RequestHandler {
  const html = readFileSync(file, 'utf8');
  const policy = contentPolicy({
    scripts: contents(html, 'script'),
    styles: contents(html, 'style'),
  });
  return (_req, res) => {
    res.setHeader('Content-Security-Policy', policy);
    res.setHeader('Cache-Control', cacheControl);
    res.type('html').send(html);
  };
}

/** The text inside every inline element of that name. */
function contents(html: string, element: 'script' | 'style'): string[] {
  const pattern = new RegExp(`<${element}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${element}>`, 'g');
  return [...html.matchAll(pattern)].map((match) => match[1] ?? '');
}
