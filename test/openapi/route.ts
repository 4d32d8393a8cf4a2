import type { $ZodType } from 'zod/v4/core';
import type { Action } from '../../shared/permissions.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import type { ApiAnswers } from './answers.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One route as the document describes it. Adding a route to the API is adding one of these. */
export interface Route {
  method: Method;
  /** As the server mounts it: `/api/interviews/:id`. */
  path: string;
  /** The operation's name for generated clients. */
  id: string;
  summary: string;
  /** Rights of the permission table, one of which is needed; or a sentence. */
  who: readonly Action[] | string;
  /** Members are known by their session, candidates by the session of their link. */
  session?: 'member' | 'candidate' | 'none';
  query?: $ZodType;
  body?: $ZodType;
  /** Left out: nothing is answered, 204. Text is a media type that is not JSON. */
  answer?: keyof ApiAnswers | { type: string };
  /** 200 unless said otherwise, 204 without an answer. */
  status?: number;
  /** May also answer nothing, 204. */
  orNothing?: boolean;
  /** Statuses that come as a page for people instead of a problem. */
  pages?: readonly number[];
  /** Takes an Idempotency-Key. */
  idempotent?: boolean;
  /** `?preview=true` changes nothing and answers who would be told what. */
  preview?: boolean;
  /** What it may answer besides what every route may, see `codesOf`. */
  problems?: readonly ProblemCode[];
}

const always: readonly ProblemCode[] = ['internal', 'database_unavailable'];

/** Every problem a route may answer. */
export function codesOf(route: Route): ProblemCode[] {
  const { method, path, session = 'member', idempotent, body, query } = route;
  const changes = method !== 'get';
  const codes = new Set<ProblemCode>(always);
  if (session === 'member') codes.add('not_signed_in');
  if (session === 'candidate') codes.add('link_invalid').add('too_many_requests');
  if (changes) codes.add('foreign_origin');
  if (changes || body || query) codes.add('validation_failed');
  if (idempotent) codes.add('idempotency_conflict');
  if (path.includes(':')) codes.add('not_found');
  for (const code of route.problems ?? []) codes.add(code);
  return [...codes].sort();
}

/** The statuses of an answer that is no problem. */
export function successesOf(route: Route): number[] {
  const { answer, preview, orNothing, method, status = answer ? 200 : 204 } = route;
  const all = [
    status,
    ...(preview ? [200] : []),
    ...(orNothing ? [204] : []),
    ...(method === 'get' && answer ? [304] : []),
  ];
  return [...new Set(all)];
}
