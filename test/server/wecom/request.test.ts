import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createRequest, type CallReport } from '../../../server/wecom/request.ts';
import { freePort } from '../../helpers/free-port.ts';
import { failureOf } from './failure-of.ts';

interface Received {
  url: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

let closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers) close();
  closers = [];
});

/** The port of a server that ends with the test. */
async function listening(handler: http.RequestListener): Promise<number> {
  const server = http.createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return (server.address() as AddressInfo).port;
}

/** Something that always answers the same, and a client for it. */
async function answering(text: string, status = 200, afterMs = 0) {
  const received: Received[] = [];
  const port = await listening((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      received.push({ url: req.url ?? '', headers: req.headers, body: Buffer.concat(chunks) });
      const answer = () => res.writeHead(status, { location: 'http://elsewhere.test/' }).end(text);
      setTimeout(answer, afterMs);
    });
  });
  return { received, ...client(port, afterMs === 0 ? 2_000 : afterMs / 2) };
}

function client(port: number, timeoutMs = 2_000) {
  const reports: CallReport[] = [];
  const { request, close } = createRequest({
    apiUrl: `http://127.0.0.1:${port}/`,
    timeoutMs,
    onCall: (report) => void reports.push(report),
  });
  closers.push(close);
  const get = () => request<object>({ method: 'GET', api: 'user/get', token: 'T' }, 1);
  return { request, get, reports };
}

describe('an answer of WeCom', () => {
  it.each(['{"userid":"a"}', '{"errcode":0,"userid":"a"}', '{"errcode":"0","userid":"a"}'])(
    'is good when its errcode is absent or 0: %s',
    async (text) => {
      expect(await (await answering(text)).get()).toMatchObject({ userid: 'a' });
    },
  );

  it('is good with a warning beside it', async () => {
    const { get } = await answering('{"errcode":0,"warning_msg":"use TLS 1.2","userid":"a"}');

    expect(await get()).toMatchObject({ userid: 'a' });
  });

  it('is a refusal when its errcode is written as text', async () => {
    const { get } = await answering('{"errcode":"60111","errmsg":"userid not found"}');

    expect(await failureOf(get())).toMatchObject({ errcode: 60111, reaction: 'recipient' });
  });

  it('that says our JSON was not understood is reported as such, without the request', async () => {
    const { request, reports } = await answering(
      '{"errcode":0,"errmsg":"ok. Warning: wrong json format. "}',
    );

    await request({ method: 'POST', api: 'agent/set', body: { name: 'private' } }, 1);

    const ms = expect.any(Number) as number;
    expect(reports).toEqual([{ api: 'agent/set', errcode: 0, ms, attempt: 1, malformed: true }]);
  });
});

describe('what is no answer of WeCom', () => {
  it.each([
    ['{"errcode":"soon"}', 200],
    ['{"errcode":null}', 200],
    ['[]', 200],
    ['null', 200],
    ['<html>please sign in</html>', 200],
    ['', 503],
    ['slow down', 429],
  ])('leaves open whether it arrived: %s, HTTP %d', async (text, status) => {
    const { get, reports } = await answering(text, status);

    expect(await failureOf(get())).toMatchObject({
      errcode: null,
      reaction: 'retry',
      ambiguous: true,
    });
    expect(reports).toMatchObject([{ api: 'user/get', errcode: null }]);
  });

  it.each([301, 403, 404, 407])('is for an operator: HTTP %d', async (status) => {
    const { get, received } = await answering('', status);

    const error = await failureOf(get());

    expect(error).toMatchObject({ errcode: null, reaction: 'operator', ambiguous: false });
    expect(error.message).toContain('WECOM_API_URL');
    expect(error.message).toContain(String(status));
    expect(received).toHaveLength(1);
  });

  it('cannot have arrived when nobody listens', async () => {
    const error = await failureOf(client(await freePort()).get());

    expect(error).toMatchObject({ reaction: 'retry', ambiguous: false });
    expect(error.message).toContain('ECONNREFUSED');
  });
});

describe('a request', () => {
  it('lasts no longer than it may, also when its answer comes byte by byte', async () => {
    const port = await listening((_req, res) => {
      res.writeHead(200).flushHeaders();
      const drip = setInterval(() => res.write(' '), 20);
      res.on('close', () => clearInterval(drip));
    });

    const error = await failureOf(client(port, 300).get());

    expect(error).toMatchObject({ errcode: null, reaction: 'retry', ambiguous: true });
    expect(error.message).toContain('timeout');
  });

  it('carries its token in the query and Chinese as it is', async () => {
    const { request, received } = await answering('{}');

    const body = { name: '面试' };
    await request({ method: 'POST', api: 'agent/set', token: 'T+/=', body }, 1);

    const [only] = received;
    expect(new URL(only?.url ?? '', 'http://x').searchParams.get('access_token')).toBe('T+/=');
    expect(only?.headers.authorization).toBeUndefined();
    expect(only?.body.toString()).toBe('{"name":"面试"}');
  });

  it('lasts as much longer as a file may take', async () => {
    const { request, get } = await answering('{}', 200, 600);
    const upload = { field: 'media', filename: 'a.pdf', contentType: 'application/pdf' };
    const bytes = Buffer.alloc(256 * 1024);

    await failureOf(get());
    await request(
      {
        method: 'POST',
        api: 'media/upload',
        query: { type: 'file' },
        upload: { ...upload, bytes },
      },
      1,
    );
  });

  it('carries a file of any name and any bytes, with its length', async () => {
    const { request, received } = await answering('{}');
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 128, 7]);

    await request(
      {
        method: 'POST',
        api: 'media/upload',
        query: { type: 'file' },
        upload: {
          field: 'media',
          filename: '张三 "简历".pdf',
          contentType: 'application/pdf',
          bytes,
        },
      },
      1,
    );

    const { headers, body } = received[0] ?? {};
    expect(headers?.['content-length']).toBe(String(body?.length));
    const form = await new Response(new Uint8Array(body ?? []), {
      headers: { 'content-type': headers?.['content-type'] ?? '' },
    }).formData();
    const file = form.get('media') as File;
    expect([file.name, file.type]).toEqual(['张三 "简历".pdf', 'application/pdf']);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  });
});
