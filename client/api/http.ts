import { ApiError, errorFrom } from './api-error.ts';

/** A webview on a dead network may wait for minutes; a person does not. */
const answerMs = 20_000;

export interface HttpDeps {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** An answer index.html already asked for, handed out once. */
  takeEarly: (url: string) => Promise<Response> | undefined;
  /** Told once per 401; leaves the page to sign in. */
  onSignedOut: (error: ApiError) => void;
  /** Told after every answer that was not a 401. */
  onSignedIn: () => void;
}

export interface Send {
  body?: unknown;
  headers?: Record<string, string>;
  /** Goes on when the page is closed meanwhile; browsers allow 64 kB of such requests at once. */
  keepalive?: boolean;
}

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export type Http = ReturnType<typeof createHttp>;

/** The only maker of requests. Rejects with `ApiError`, never with anything else. */
export function createHttp(deps: HttpDeps) {
  async function answer(url: string, init: RequestInit): Promise<Response> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), answerMs);
    try {
      return await deps.fetch(url, { ...init, signal: abort.signal });
    } catch {
      throw abort.signal.aborted
        ? new ApiError('timeout', 'No answer within 20 seconds. Try again.')
        : new ApiError('network', 'The server cannot be reached. Check the network.');
    } finally {
      clearTimeout(timer);
    }
  }

  async function early(url: string): Promise<Response | undefined> {
    // A failed early try is no error yet: the ordinary request follows.
    return deps.takeEarly(url)?.catch(() => undefined);
  }

  async function read<T>(response: Response): Promise<T> {
    if (response.ok) {
      deps.onSignedIn();
      return readJson<T>(response);
    }
    const error = await errorFrom(response);
    if (error.status === 401) deps.onSignedOut(error);
    throw error;
  }

  return {
    async get<T>(url: string): Promise<T> {
      const init = { headers: { accept: 'application/json' } };
      return read<T>((await early(url)) ?? (await answer(url, init)));
    },

    async send<T>(
      method: Method,
      url: string,
      { body, headers, keepalive = false }: Send,
    ): Promise<T> {
      const json: Record<string, string> =
        body === undefined ? {} : { 'content-type': 'application/json' };
      const init: RequestInit = {
        method,
        keepalive,
        headers: { accept: 'application/json', ...json, ...headers },
      };
      if (body !== undefined) init.body = JSON.stringify(body);
      return read<T>(await answer(url, init));
    },
  };
}

async function readJson<T>(response: Response): Promise<T> {
  // Signing out answers with nothing to read.
  if (!response.headers.get('content-type')?.includes('json')) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiError('network', 'The answer was cut off. Try again.');
  }
}
