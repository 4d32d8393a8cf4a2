import { createCookieJar, type CookieJar } from './http/cookie-jar.ts';
import { recordAnswer } from './run-log.ts';

export interface TestResponse {
  status: number;
  headers: Headers;
  /** The Location header as it was sent. */
  location: string | undefined;
  text(): string;
  json<T = unknown>(): T;
}

export interface RequestOptions {
  headers?: Record<string, string>;
}

/** JSON for an object, a form for URLSearchParams, as it is for text. */
export type RequestBody = object | URLSearchParams | string;

export interface BrowserSession {
  cookies: CookieJar;
  get(url: string, options?: RequestOptions): Promise<TestResponse>;
  post(url: string, body?: RequestBody, options?: RequestOptions): Promise<TestResponse>;
  patch(url: string, body?: RequestBody, options?: RequestOptions): Promise<TestResponse>;
  put(url: string, body?: RequestBody, options?: RequestOptions): Promise<TestResponse>;
  delete(url: string, options?: RequestOptions): Promise<TestResponse>;
}

/**
 * A browser's manners without a browser: keeps cookies per host and path, follows no redirect.
 * Paths are relative to `baseUrl`; a whole URL goes where it says.
 */
export function createBrowserSession(
  baseUrl: string,
  { userAgent }: { userAgent?: string } = {},
): BrowserSession {
  const cookies = createCookieJar();

  async function send(url: string, init: RequestInit): Promise<TestResponse> {
    const target = new URL(url, baseUrl);
    const headers = new Headers(init.headers);
    const cookie = cookies.headerFor(target);
    if (cookie && !headers.has('cookie')) headers.set('cookie', cookie);
    if (userAgent && !headers.has('user-agent')) headers.set('user-agent', userAgent);

    const response = await fetch(target, { ...init, headers, redirect: 'manual' });
    cookies.store(target, response.headers.getSetCookie());
    const answer = await read(response);
    if (isApi.test(target.pathname)) {
      recordAnswer(init.method ?? 'GET', target.pathname, answer.status, codeOf(answer));
    }
    return answer;
  }

  const sendBody =
    (method: 'POST' | 'PATCH' | 'PUT') =>
    (url: string, body?: RequestBody, options: RequestOptions = {}): Promise<TestResponse> => {
      const { content, type } = encode(body);
      const headers = { ...(type ? { 'content-type': type } : {}), ...options.headers };
      return send(url, { method, headers, body: content });
    };

  return {
    cookies,
    get: (url, options = {}) => send(url, { headers: options.headers ?? {} }),
    post: sendBody('POST'),
    patch: sendBody('PATCH'),
    put: sendBody('PUT'),
    delete: (url, options = {}) => send(url, { method: 'DELETE', headers: options.headers ?? {} }),
  };
}

const isApi = /^\/(c\/)?api\//;

/** The code of a problem; undefined for any other answer. */
function codeOf(answer: TestResponse): string | undefined {
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return undefined;
  return answer.json<{ code: string }>().code;
}

async function read(response: Response): Promise<TestResponse> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    location: response.headers.get('location') ?? undefined,
    text: () => text,
    json: <T>() => JSON.parse(text) as T,
  };
}

function encode(body: RequestBody | undefined) {
  if (body === undefined) return { content: null, type: undefined };
  if (typeof body === 'string') return { content: body, type: 'text/plain' };
  if (body instanceof URLSearchParams) {
    return { content: body.toString(), type: 'application/x-www-form-urlencoded' };
  }
  return { content: JSON.stringify(body), type: 'application/json' };
}
