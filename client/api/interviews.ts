import { paths, type Endpoints } from '#shared/endpoints.ts';
import type { CreateInterviewInput } from '#shared/interview-input.ts';
import type { View } from '#shared/interview.ts';
import { http } from './client.ts';

/** index.html asks for the same address, so the order of the parameters is part of it. */
export function listUrl(view: View, zone: string, cursor?: string): string {
  const query = `view=${view}&zone=${encodeURIComponent(zone)}`;
  const next = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return `${paths.interviews}?${query}${next}`;
}

export function listInterviews(view: View, zone: string, cursor?: string) {
  return http.get<Endpoints['GET /api/interviews']['out']>(listUrl(view, zone, cursor));
}

export function getInterview(id: string) {
  return http.get<Endpoints['GET /api/interviews/:id']['out']>(paths.interview(id));
}

/** The same key and body never make a second interview. */
export function createInterview(body: CreateInterviewInput, idempotencyKey: string) {
  return http.send<Endpoints['POST /api/interviews']['out']>('POST', paths.interviews, {
    body,
    headers: { 'idempotency-key': idempotencyKey },
  });
}
