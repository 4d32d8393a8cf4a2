import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/**
 * One line a request: id, method, path, status, time. No query string and no header ever:
 * codes, states and cookies live there. Of a candidate's link only that it was one.
 */
export function requestLog(log: Logger): RequestHandler[] {
  const logger = pinoHttp({
    logger: log,
    genReqId: () => randomBytes(8).toString('hex'),
    quietReqLogger: true,
    serializers: {
      req: (req: { id: unknown; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: withoutToken(req.url.split('?')[0] ?? ''),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
    // The handler of problems has logged the error itself, with its stack.
    customErrorObject: (_req, _res, _error, line: Record<string, unknown>) => ({
      ...line,
      err: undefined,
    }),
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
    autoLogging: { ignore: (req) => req.url === '/healthz' },
  });
  return [
    (req, res, next) => logger(req, res, next),
    (req, res, next) => {
      res.locals.requestId = String(req.id);
      res.setHeader('X-Request-Id', String(req.id));
      next();
    },
  ];
}

function withoutToken(path: string): string {
  return path.startsWith('/c/') && !path.startsWith('/c/api/') ? '/c/…' : path;
}
