import { listAuditSchema } from '../../../shared/audit.ts';
import {
  answerIdentitySchema,
  listIdentitiesSchema,
  setIdentitySchema,
} from '../../../shared/identities.ts';
import { grantRoleSchema, listRolesSchema } from '../../../shared/roles.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import type { Route } from '../route.ts';

const asksWecom: ProblemCode[] = ['wecom_refused', 'wecom_unavailable'];

export const peopleRoutes: Route[] = [
  {
    method: 'get',
    path: '/api/roles',
    id: 'listRoles',
    summary: 'Who has which role; a lead of one job or department sees those alone',
    who: ['grant_roles'],
    query: listRolesSchema,
    answer: 'RolePage',
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/api/roles',
    id: 'grantRole',
    summary: 'Gives a role, never to oneself; the same once more sets another end. Logged',
    who: ['grant_roles'],
    body: grantRoleSchema,
    answer: 'GrantedRole',
    status: 201,
    problems: ['forbidden', ...asksWecom],
  },
  {
    method: 'delete',
    path: '/api/roles/:id',
    id: 'revokeRole',
    summary: 'Takes a role away. Logged',
    who: ['grant_roles'],
    problems: ['forbidden'],
  },
  {
    method: 'get',
    path: '/api/audit',
    id: 'listAudit',
    summary: 'What was done with roles, accounts and contacts, newest first',
    who: ['read_audit'],
    query: listAuditSchema,
    answer: 'AuditPage',
    problems: ['forbidden'],
  },
  {
    method: 'get',
    path: '/api/identities',
    id: 'listIdentities',
    summary: 'Members’ ids in other systems',
    who: ['map_identities'],
    query: listIdentitiesSchema,
    answer: 'IdentityList',
    problems: ['forbidden'],
  },
  {
    method: 'put',
    path: '/api/identities/:system/:userid',
    id: 'setIdentity',
    summary: 'Sets a member’s id there; with `confirm: "member"` they are asked first. Logged',
    who: ['map_identities'],
    body: setIdentitySchema,
    answer: 'Identity',
    problems: ['forbidden', 'identity_taken', ...asksWecom],
  },
  {
    method: 'delete',
    path: '/api/identities/:system/:userid',
    id: 'removeIdentity',
    summary: 'Takes a member’s id there away. Logged',
    who: ['map_identities'],
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/api/me/identities/:system',
    id: 'answerIdentity',
    summary: 'One’s own word on an id that was proposed',
    who: 'The member it was proposed for.',
    body: answerIdentitySchema,
    problems: ['identity_taken'],
  },
];
