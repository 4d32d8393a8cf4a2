import { raw, Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { CallbackFault, CallbackQuery, Callbacks } from './service.ts';

/** Callbacks are a few kilobytes; whoever sends more is not WeCom. */
const mostBytes = 256 * 1024;

/**
 * WeCom's own calls to us (page 90238). No session and no origin belongs to them: they prove
 * themselves by signature, and whoever does not is told nothing.
 */
export function createCallbackRoutes(options: { callbacks: Callbacks; log: Logger }): Router {
  const { callbacks, log } = options;
  const router = Router();
  const route = router.route('/wecom/callback');

  function refuse(res: Response, fault: CallbackFault) {
    log.warn({ requestId: res.locals.requestId, fault }, 'callback refused');
    res.status(403).end();
  }

  route.all((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    if (callbacks.configured) return next();
    res
      .status(404)
      .type('text/plain')
      .send('Callbacks are off. Operators: set WECOM_CALLBACK_TOKEN and WECOM_CALLBACK_AES_KEY.');
  });

  // WeCom waits one second and compares every byte: no quotes, no line end.
  route.get((req, res) => {
    const verified = callbacks.verify(signatureOf(req), withPlus(single(req.query.echostr)));
    if ('fault' in verified) return refuse(res, verified.fault);
    res.status(200).type('text/plain').end(verified.value);
  });

  // Five seconds, then WeCom hangs up and sends it again: kept, answered, and the work is later.
  route.post(raw({ type: () => true, limit: mostBytes, inflate: false }), async (req, res) => {
    const body = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
    const opened = callbacks.read(signatureOf(req), body);
    if ('fault' in opened) return refuse(res, opened.fault);
    try {
      await callbacks.keep(opened.value);
    } catch (error) {
      // Any answer but 200 makes WeCom send it again (page 90238).
      log.error({ requestId: res.locals.requestId, err: error }, 'callback not kept');
      res.status(503).end();
      return;
    }
    res.status(200).end();
  });

  router.use('/wecom/callback', unreadable);
  return router;
}

/** A body that is too large, cut off or compressed. */
const unreadable: ErrorRequestHandler = (error: { status?: unknown }, _req, res, next) => {
  const { status } = error;
  if (typeof status !== 'number' || status < 400 || status >= 500) return next(error);
  res.status(status).end();
};

function signatureOf({ query }: Request): CallbackQuery {
  return {
    signature: single(query.msg_signature),
    timestamp: single(query.timestamp),
    nonce: single(query.nonce),
  };
}

function single(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Base64 has no blanks: one that arrives was a plus sign somebody did not encode. */
function withPlus(base64: string): string {
  return base64.replaceAll(' ', '+');
}
