import { querySchema } from '../../../server/jssdk/routes.ts';
import { searchSchema } from '../../../server/members/routes.ts';
import { mergeSchema, renameSchema, updateMeSchema } from '../../../shared/member.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import type { Route } from '../route.ts';

const anybody = 'Every member.';
const recruiters = 'Recruiters.';
const administrators = 'Administrators.';
const asksWecom: ProblemCode[] = ['wecom_refused', 'wecom_unavailable'];

export const memberRoutes: Route[] = [
  {
    method: 'get',
    path: '/api/me',
    id: 'getMe',
    summary: 'Who is signed in',
    who: anybody,
    answer: 'Me',
  },
  {
    method: 'patch',
    path: '/api/me',
    id: 'updateMe',
    summary: 'Sets one’s own language',
    who: anybody,
    body: updateMeSchema,
    answer: 'Me',
  },
  {
    method: 'get',
    path: '/api/members',
    id: 'findMembers',
    summary:
      'Members met before whose name or userid contains `q`, at most 20; with `gone` those who left too',
    who: recruiters,
    query: searchSchema,
    answer: 'MemberList',
    problems: ['forbidden'],
  },
  {
    method: 'get',
    path: '/api/members/:userid',
    id: 'getMember',
    summary: 'One member by userid; WeCom is asked when we have not asked within a day',
    who: recruiters,
    answer: 'MemberRef',
    problems: ['validation_failed', 'forbidden', ...asksWecom],
  },
  {
    method: 'post',
    path: '/api/members/:userid/rename',
    id: 'renameMember',
    summary: 'Says that an account has another userid now; WeCom must say so too. Logged',
    who: administrators,
    body: renameSchema,
    problems: ['forbidden', 'seat_conflict', 'identity_taken', ...asksWecom],
  },
  {
    method: 'post',
    path: '/api/members/:userid/merge',
    id: 'mergeMember',
    summary: 'Moves seats, roles and ids of one account to another of the same person. Logged',
    who: administrators,
    body: mergeSchema,
    problems: ['forbidden', 'seat_conflict', 'identity_taken', ...asksWecom],
  },
  {
    method: 'get',
    path: '/api/jssdk',
    id: 'signPage',
    summary: 'Signatures for the browser SDK on one page of ours',
    who: anybody,
    query: querySchema,
    answer: 'JssdkConfig',
    problems: ['too_many_requests', ...asksWecom],
  },
];
