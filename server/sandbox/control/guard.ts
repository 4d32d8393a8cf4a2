import type { Request, RequestHandler } from 'express';

const loopback = /^(::ffff:)?127\.|^::1$/;
const loopbackHost = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/**
 * The control API is for programs and people at this machine. A web page that one of them has
 * open is neither: it sends an Origin, a Host of its own making, or a form instead of JSON.
 */
export const guard: RequestHandler = (req, res, next) => {
  const reason = refusal(req);
  if (!reason) return next();
  res.status(reason.status).json({ error: reason.error });
};

function refusal(req: Request) {
  const { origin, host = '' } = req.headers;
  if (!loopback.test(req.socket.remoteAddress ?? '')) {
    return { status: 403, error: 'The control API answers this machine only.' };
  }
  if (!loopbackHost.test(host)) {
    return { status: 403, error: 'Call the control API as localhost or 127.0.0.1.' };
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, error: 'The control API is not for pages of another origin.' };
  }
  const hasContent = !['GET', 'HEAD', 'DELETE'].includes(req.method);
  if (hasContent && !req.is('application/json')) {
    return { status: 415, error: 'Send Content-Type: application/json, and {} for no content.' };
  }
  return undefined;
}
