import { createHash } from 'node:crypto';
import type { Call, Endpoint, Fields, World } from './endpoint.ts';
import { Refusal } from './refusal.ts';

/**
 * `auth/getuserinfo` (page 91023): any member is named, whether or not the app is visible to
 * them. Someone else is answered with errcode 0 and an openid.
 */
export function getUserInfo(world: World): Endpoint {
  return {
    method: 'GET',
    needsToken: true,
    bareTokenText: true,
    // A code that is good is never refused for its number (page 90312).
    onlyRefusalsCount: true,
    run: (call) => signedIn(world, call),
  };
}

/** @throws Refusal 41008, 40029, 42003, 42022, 50001 */
export function signedIn({ company, codes, userTickets }: World, { query, app }: Call): Fields {
  if (!query.code) throw new Refusal(41008);
  const { who, scope } = codes.take(query.code, app);
  if ('openid' in who) return { openid: who.openid };
  const member = company.member(who.userid);
  if (!member) return { openid: openidOf(who.userid) };
  const detailed = scope === 'snsapi_privateinfo' && company.visibleTo(app.agentId, member.userid);
  return {
    userid: member.userid,
    ...(detailed && { user_ticket: userTickets.issue(member.userid, app.agentId) }),
  };
}

/** Who left between the code and its exchange is a stranger, always the same one. */
function openidOf(userid: string): string {
  return `o${createHash('sha256').update(userid.toLowerCase()).digest('base64url').slice(0, 27)}`;
}
