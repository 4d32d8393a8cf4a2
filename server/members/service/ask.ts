import type { Locale } from '#shared/locale.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import type { WecomClient } from '../../wecom/client.ts';
import type { WecomMember } from '../../wecom/contacts.ts';
import { WecomError } from '../../wecom/errors.ts';
import { findMember, upsertMember, type MemberRow } from '../store/members-store.ts';
import type { Depart } from './depart.ts';

/** Members found are believed for a day; then WeCom is asked again. */
const freshMs = 24 * 3600 * 1000;

/** What WeCom says about one member, stored. */
export function createAsk(options: {
  db: Db;
  wecom: Pick<WecomClient, 'corpId' | 'contacts'>;
  now: () => number;
  defaultLocale: Locale;
  depart: Depart;
}) {
  const { db, wecom, now, depart } = options;
  const { corpId } = wecom;

  async function ask(userid: string, known: MemberRow | undefined): Promise<MemberRow | undefined> {
    try {
      const member = await wecom.contacts.getUser(userid);
      const status = storedStatus(member);
      if (known && status !== 'active') {
        await depart(known.id, status);
        return { ...known, status };
      }
      return await upsertMember(db, {
        corpId,
        userid: member.userid,
        name: member.name,
        status,
        locale: options.defaultLocale,
        at: new Date(now()),
      });
    } catch (error) {
      if (!isNotVisible(error)) throw error;
      if (known) await depart(known.id, 'left');
      return undefined;
    }
  }

  /**
   * A member by userid, from WeCom unless asked for within a day.
   * Undefined when WeCom does not know them or the app may not see them.
   * @throws WecomError when WeCom cannot answer
   */
  async function resolve(userid: string): Promise<MemberRow | undefined> {
    const known = await findMember(db, corpId, userid);
    if (known && now() - known.refreshed_at.getTime() < freshMs) return known;
    return ask(userid, known);
  }

  /** An active member, or which field of the request names none. @throws ProblemError, WecomError */
  async function mustResolve(userid: string, field: string): Promise<MemberRow> {
    const member = await resolve(userid);
    if (!member) {
      const detail = 'Name a member in the app’s visible range.';
      throw invalid([fieldProblem(field, 'unknown_member', detail)]);
    }
    if (member.status !== 'active') {
      throw invalid([fieldProblem(field, 'inactive_member', 'Name a member who is active.')]);
    }
    return member;
  }

  return { ask, resolve, mustResolve };
}

/** 60111 and 60011 are both seen for a member outside the visible range (page 90196). */
export function isNotVisible(error: unknown): boolean {
  return error instanceof WecomError && error.reaction === 'recipient';
}

export function storedStatus(member: WecomMember): MemberRow['status'] {
  // Not activated is no bar: such members read WeCom inside WeChat.
  return member.status === 'not_activated' ? 'active' : member.status;
}
