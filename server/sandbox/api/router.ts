import { raw, Router, type Request, type Response } from 'express';
import type { CallLog } from '../call-log.ts';
import { apiPath, type Fault, type Faults } from '../faults.ts';
import { answer, refusal, type Answer } from './answer.ts';
import type { Incoming, World } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { knownPaths } from './known-paths.ts';
import { createGeneralQuotas } from './general-quotas.ts';
import { Refusal } from './refusal.ts';

export interface ApiDeps {
  world: World;
  faults: Faults;
  log: CallLog;
}

/** Everything below /cgi-bin. */
export function createApiRouter({ world, faults, log }: ApiDeps): Router {
  const table = new Map(Object.entries(endpoints(world)));
  const count = createGeneralQuotas(world.now, world.choices);

  async function answerTo(path: string, method: string, incoming: Incoming): Promise<Answer> {
    const endpoint = table.get(path);
    const countCall = () => count(path, incoming);
    if (endpoint) return answer(endpoint, method, incoming, world, countCall);
    if (!knownPaths.has(path)) return { status: 404 };
    return { status: 501, sentence: `The sandbox does not simulate ${path} yet.` };
  }

  /** undefined when nothing may be answered. */
  function faulty(fault: Fault, path: string, incoming: Incoming): Answer | undefined {
    const endpoint = table.get(path);
    if (!('errcode' in fault) || !endpoint) return undefined;
    return refusal(new Refusal(fault.errcode), endpoint, incoming, world);
  }

  const router = Router();
  router.use(raw({ type: () => true, limit: '21mb' }));
  router.use(async (req, res) => {
    const path = apiPath(req.path);
    const incoming = read(req);
    const fault = faults.take(path);
    const isSlow = fault && 'slow' in fault;
    const takesEffect = !fault || fault.afterwards || isSlow;
    const usual = takesEffect ? await answerTo(path, req.method, incoming) : undefined;
    const given = fault && !isSlow ? faulty(fault, path, incoming) : usual;
    log.record({
      query: incoming.query,
      rawBody: incoming.rawBody,
      ip: incoming.ip,
      method: req.method,
      path,
      status: given?.status ?? (fault && 'status' in fault ? fault.status : 0),
      answer: given && 'json' in given ? given.json : undefined,
    });
    if (given && isSlow) setTimeout(() => send(res, given), fault.slow).unref();
    else if (given) send(res, given);
    else if (fault) breakAnswer(res, fault);
  });
  return router;
}

function read(req: Request): Incoming {
  const single = Object.entries(req.query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const contentType = req.headers['content-type'] ?? '';
  const isText = !contentType.startsWith('multipart/');
  return {
    query: Object.fromEntries(single),
    rawBody: isText ? body.toString('utf8') : '',
    body,
    contentType,
    ip: (req.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  };
}

function send(res: Response, given: Answer) {
  res.status(given.status);
  if ('json' in given) {
    res.setHeader('Content-Type', 'application/json; charset=UTF-8');
    res.end(JSON.stringify(given.json));
  } else if ('sentence' in given) {
    res.type('text/plain').send(given.sentence);
  } else res.end();
}

function breakAnswer(res: Response, fault: Fault) {
  if ('status' in fault) res.status(fault.status).end();
  if ('reset' in fault) res.socket?.destroy();
  if ('malformed' in fault) {
    res.setHeader('Content-Type', 'application/json; charset=UTF-8');
    res.end('{"errcode":0,"errmsg":"ok"');
  }
}
