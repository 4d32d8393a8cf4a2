import { paths, type Endpoints } from '#shared/endpoints.ts';
import type { UpdateMe } from '#shared/member.ts';
import { http } from './client.ts';

export function getMe() {
  return http.get<Endpoints['GET /api/me']['out']>(paths.me);
}

export function updateMe(body: UpdateMe) {
  return http.send<Endpoints['PATCH /api/me']['out']>('PATCH', paths.me, { body });
}

/** Members met before; with `gone` also those who have left. */
export function searchMembers(q: string, gone = false) {
  const query = new URLSearchParams({ q, ...(gone && { gone: 'true' }) });
  return http.get<Endpoints['GET /api/members']['out']>(`${paths.members}?${query}`);
}

/** Asks WeCom itself; 404 when it knows nobody by that userid. */
export function getMember(userid: string) {
  return http.get<Endpoints['GET /api/members/:userid']['out']>(paths.member(userid));
}

export function signOut() {
  return http.send<unknown>('POST', paths.logout, {});
}
