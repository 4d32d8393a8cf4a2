import type { Call, Endpoint, Fields, Incoming, World } from './endpoint.ts';
import { errmsg } from './errmsg.ts';
import { NotSimulated, Refusal } from './refusal.ts';

export type Answer =
  { status: 200; json: Fields } | { status: 404 } | { status: 501; sentence: string };

/** Answers one call to a known endpoint in the order WeCom checks. */
export async function answer(
  endpoint: Endpoint,
  method: string,
  incoming: Incoming,
  world: World,
  count: () => void,
): Promise<Answer> {
  const isWrongMethod = method !== endpoint.method;
  // Nothing says what a POST to a reading call does; a GET to a writing one is 40058 (page 90313).
  if (isWrongMethod && (endpoint.method === 'GET' || method !== 'GET')) return { status: 404 };
  try {
    const fields = endpoint.needsToken
      ? await runWithToken(endpoint, isWrongMethod, authorised(incoming, world), count)
      : await runCounted(endpoint, incoming, count);
    const first = endpoint.fieldsFirst ? fields : {};
    return { status: 200, json: { ...first, errcode: 0, errmsg: 'ok', ...fields } };
  } catch (error) {
    if (error instanceof NotSimulated) return { status: 501, sentence: error.message };
    if (error instanceof Refusal) return refusal(error, endpoint, incoming, world);
    throw error;
  }
}

async function runWithToken(
  endpoint: Endpoint & { needsToken: true },
  isWrongMethod: boolean,
  call: Call,
  count: () => void,
): Promise<Fields> {
  if (!endpoint.onlyRefusalsCount) count();
  if (isWrongMethod) throw new Refusal(40058);
  try {
    return await endpoint.run(call);
  } catch (error) {
    if (endpoint.onlyRefusalsCount) count();
    throw error;
  }
}

function runCounted(
  endpoint: Endpoint & { needsToken: false },
  incoming: Incoming,
  count: () => void,
): Fields | Promise<Fields> {
  count();
  return endpoint.run(incoming);
}

/**
 * The token in the query and nowhere else, then the address; both before any parameter. That a
 * stopped app is noticed between the two is our choice.
 */
function authorised(incoming: Incoming, { company, credentials }: World): Call {
  const { access_token: token } = incoming.query;
  if (!token) throw new Refusal(41001);
  const found = credentials.agentOf(token);
  if (found === 'expired') throw new Refusal(42001);
  const app = found === 'unknown' ? undefined : company.app(found.agentId);
  if (!app) throw new Refusal(40014);
  if (app.close) throw new Refusal(50003);
  if (!company.mayCallFrom(incoming.ip)) throw new Refusal(60020);
  return { ...incoming, app };
}

export function refusal(
  { errcode, message, fields }: Refusal,
  endpoint: Endpoint,
  { ip }: Incoming,
  { now, random }: World,
): Answer {
  const bare = errcode === 40014 && endpoint.needsToken && endpoint.bareTokenText;
  const text = errmsg({ errcode, message }, { nowMs: now(), ip, random, bare });
  const empty = endpoint.emptyOnRefusal ?? {};
  const first = endpoint.fieldsFirst ? empty : {};
  return { status: 200, json: { ...first, errcode, errmsg: text, ...empty, ...fields } };
}
