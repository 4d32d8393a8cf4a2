import { paths, type Endpoints } from '#shared/endpoints.ts';
import type { GrantRoleInput } from '#shared/roles.ts';
import { http } from './client.ts';

/** `?a=b` for what is set. */
function query(values: Record<string, string | undefined>): string {
  const set = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]);
  return set.length > 0 ? `?${new URLSearchParams(set)}` : '';
}

export function listRoles(cursor?: string) {
  return http.get<Endpoints['GET /api/roles']['out']>(paths.roles + query({ cursor }));
}

export function grantRole(body: GrantRoleInput) {
  return http.send<Endpoints['POST /api/roles']['out']>('POST', paths.roles, { body });
}

export function revokeRole(id: number) {
  return http.send<unknown>('DELETE', paths.role(id), {});
}

export function renameMember(userid: string, to: string) {
  return http.send<unknown>('POST', paths.rename(userid), { body: { to } });
}

export function mergeMember(userid: string, into: string) {
  return http.send<unknown>('POST', paths.merge(userid), { body: { into } });
}

export function listIdentities() {
  return http.get<Endpoints['GET /api/identities']['out']>(paths.identities);
}

export function setIdentity(
  system: string,
  userid: string,
  body: Endpoints['PUT /api/identities/:system/:userid']['in'],
) {
  return http.send<Endpoints['PUT /api/identities/:system/:userid']['out']>(
    'PUT',
    paths.identity(system, userid),
    { body },
  );
}

export function removeIdentity(system: string, userid: string) {
  return http.send<unknown>('DELETE', paths.identity(system, userid), {});
}

export function answerIdentity(system: string, accept: boolean) {
  return http.send<unknown>('POST', paths.myIdentity(system), { body: { accept } });
}

export function listAudit(filters: { actor?: string; action?: string; cursor?: string }) {
  return http.get<Endpoints['GET /api/audit']['out']>(paths.audit + query(filters));
}
