import type { RequestHandler, Response } from 'express';
import type { Viewer } from '#shared/member.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { Cookie } from './cookies.ts';

/** Puts the member of the session cookie, if there is one, where `viewerOf` finds it. */
export function readSession(
  cookie: Cookie,
  find: (sessionId: string) => Promise<Viewer | undefined>,
): RequestHandler {
  return async (req, res, next) => {
    const id = cookie.read(req);
    if (id) res.locals.viewer = await find(id);
    next();
  };
}

export const requireMember: RequestHandler = (_req, res, next) => {
  viewerOf(res);
  next();
};

/** @throws ProblemError not_signed_in */
export function viewerOf(res: Response): Viewer {
  const viewer = maybeViewer(res);
  if (!viewer) throw new ProblemError('not_signed_in', 'Open the app from WeCom to sign in.');
  return viewer;
}

export function maybeViewer(res: Response): Viewer | undefined {
  return res.locals.viewer as Viewer | undefined;
}
