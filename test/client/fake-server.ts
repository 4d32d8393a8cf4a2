import { vi } from 'vitest';
import type { ProblemCode } from '#shared/problem.ts';

export interface Asked {
  method: string;
  /** Path with its query. */
  url: string;
  key: string | undefined;
  body: Record<string, unknown>;
}

type Answer = Response | ((asked: Asked) => Response | Promise<Response>);

/** Stands in for fetch: gives the answers in turn, then refuses, and keeps what it was asked. */
export function fakeServer(...answers: Answer[]) {
  const asked: Asked[] = [];
  const fetch = vi.fn(async (url: string, init: RequestInit = {}) => {
    const one: Asked = {
      method: init.method ?? 'GET',
      url,
      key: new Headers(init.headers).get('idempotency-key') ?? undefined,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : {},
    };
    asked.push(one);
    const answer = answers.shift() ?? problem('internal', 500);
    return typeof answer === 'function' ? answer(one) : answer;
  });
  vi.stubGlobal('fetch', fetch);
  return { asked, fetch };
}

export function json(body: unknown, status = 200): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
}

export function problem(code: ProblemCode, status: number, more: object = {}): Response {
  return json({ status, code, detail: 'd', title: 't', requestId: 'req-7', ...more }, status);
}
