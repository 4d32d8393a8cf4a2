import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../client/api/api-error.ts';
import { createHttp } from '../../client/api/http.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

function connect(base: string, early = new Map<string, Promise<Response>>()) {
  const onSignedOut = vi.fn();
  const onSignedIn = vi.fn();
  const http = createHttp({
    fetch: (url, init) => fetch(base + url, init),
    takeEarly: (url) => early.get(url),
    onSignedOut,
    onSignedIn,
  });
  return { http, onSignedOut, onSignedIn };
}

function answerWith(status: number, type: string, body: string): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };
}

function problem(status: number, code: string, more = {}): RequestListener {
  const body = { type: 'about:blank', title: code, status, code, detail: 'why', requestId: 'r1' };
  return answerWith(status, 'application/problem+json', JSON.stringify({ ...body, ...more }));
}

async function failureOf(work: Promise<unknown>): Promise<ApiError> {
  const error = await work.catch((reason: unknown) => reason);
  if (error instanceof ApiError) return error;
  throw new Error('The request was expected to reject with an ApiError.');
}

describe('http', () => {
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it('reads JSON and tells that the reader is signed in', async () => {
    const { http, onSignedIn } = connect(
      await serve(answerWith(200, 'application/json', '{"a":1}')),
    );

    expect(await http.get('/x')).toEqual({ a: 1 });
    expect(onSignedIn).toHaveBeenCalledOnce();
  });

  it('sends JSON with the method and headers asked for', async () => {
    const seen: unknown[] = [];
    const base = await serve((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += chunk));
      request.on('end', () => {
        seen.push(request.method, request.headers['idempotency-key'], JSON.parse(text));
        response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
      });
    });

    await connect(base).http.send('POST', '/x', {
      body: { round: 2 },
      headers: { 'idempotency-key': 'k' },
    });

    expect(seen).toEqual(['POST', 'k', { round: 2 }]);
  });

  it('accepts an answer with nothing in it', async () => {
    const { http } = connect(await serve((_request, response) => response.writeHead(204).end()));

    expect(await http.send('POST', '/x', {})).toBeUndefined();
  });

  it('turns a problem into an error with its code, fields and request id', async () => {
    const errors = [{ field: 'roomUrl', code: 'not_https', detail: '' }];
    const { http } = connect(await serve(problem(422, 'validation_failed', { errors })));

    const error = await failureOf(http.get('/x'));

    expect(error).toMatchObject({ code: 'validation_failed', status: 422, requestId: 'r1' });
    expect(error.fields).toEqual(errors);
  });

  it('treats a page of a proxy as an internal error', async () => {
    const { http } = connect(await serve(answerWith(502, 'text/html', '<h1>Bad gateway</h1>')));

    expect(await failureOf(http.get('/x'))).toMatchObject({ code: 'internal', status: 502 });
  });

  it('reports a server that cannot be reached as a network error', async () => {
    const { http } = connect('http://127.0.0.1:1');

    expect(await failureOf(http.get('/x'))).toMatchObject({ code: 'network', requestId: null });
  });

  it('tells about a lost session before it rejects', async () => {
    const { http, onSignedOut } = connect(await serve(problem(401, 'not_signed_in')));

    const error = await failureOf(http.get('/x'));

    expect(onSignedOut).toHaveBeenCalledExactlyOnceWith(error);
  });

  it('uses the answer the page asked for early, and asks itself when that one failed', async () => {
    const json = { headers: { 'content-type': 'application/json' } };
    const early = new Map([
      ['/good', Promise.resolve(new Response('{"from":"early"}', json))],
      ['/bad', Promise.reject(new Error('offline'))],
    ]);
    const { http } = connect(
      await serve(answerWith(200, 'application/json', '{"from":"now"}')),
      early,
    );

    expect(await http.get('/good')).toEqual({ from: 'early' });
    expect(await http.get('/bad')).toEqual({ from: 'now' });
  });
});
