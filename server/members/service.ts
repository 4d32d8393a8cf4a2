import type { Locale } from '#shared/locale.ts';
import { hasRole, type MemberRef, type Role, type Viewer } from '#shared/member.ts';
import { forbidden, notFound } from '#shared/problem-error.ts';
import type { Db } from '../db/pool.ts';
import type { Tx } from '../db/transaction.ts';
import type { WecomClient } from '../wecom/client.ts';
import type { WecomMember } from '../wecom/contacts.ts';
import { WecomError } from '../wecom/errors.ts';
import {
  findMember,
  replaceRoles,
  searchMembers,
  setMemberLocale,
  setMemberStatus,
  upsertMember,
  type MemberRow,
} from './store.ts';

/** Members found are believed for a day; then WeCom is asked again. */
const freshMs = 24 * 3600 * 1000;
const mostFound = 20;

export type Members = ReturnType<typeof createMembers>;

/** People of the corp, known only once they sign in or are picked: there is no directory sync. */
export function createMembers(options: {
  db: Db;
  wecom: Pick<WecomClient, 'corpId' | 'contacts'>;
  now: () => number;
  adminUserids: readonly string[];
  recruiterUserids: readonly string[];
  defaultLocale: Locale;
}) {
  const { db, wecom, now } = options;
  const { corpId } = wecom;
  const admins = new Set(options.adminUserids.map((userid) => userid.toLowerCase()));
  const recruiters = new Set(options.recruiterUserids.map((userid) => userid.toLowerCase()));

  function rolesOf(userid: string): Role[] {
    const key = userid.toLowerCase();
    const roles: Role[] = ['interviewer'];
    if (recruiters.has(key)) roles.push('recruiter');
    if (admins.has(key)) roles.push('admin');
    return roles;
  }

  /** Stores what WeCom says about a member. Roles are set from the variables at sign-in. */
  async function remember(tx: Tx, member: WecomMember, locale: Locale): Promise<MemberRow> {
    const at = new Date(now());
    const row = await upsertMember(tx, {
      corpId,
      userid: member.userid,
      name: member.name,
      status: storedStatus(member),
      locale,
      at,
    });
    await replaceRoles(tx, row.id, rolesOf(member.userid), at);
    return row;
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

  async function ask(userid: string, known: MemberRow | undefined): Promise<MemberRow | undefined> {
    try {
      const member = await wecom.contacts.getUser(userid);
      return await upsertMember(db, {
        corpId,
        userid: member.userid,
        name: member.name,
        status: storedStatus(member),
        locale: options.defaultLocale,
        at: new Date(now()),
      });
    } catch (error) {
      if (!isNotVisible(error)) throw error;
      if (known) await setMemberStatus(db, known.id, 'left', new Date(now()));
      return undefined;
    }
  }

  return {
    remember,
    resolve,

    /** For the recruiter who types an account id. @throws ProblemError */
    async look(viewer: Viewer, userid: string): Promise<MemberRef> {
      mustRecruit(viewer);
      const member = await resolve(userid);
      if (member?.status !== 'active') throw notFound('member in the app’s visible range');
      return { userid: member.userid, name: member.name };
    },

    /** Members we have met, for suggestions. @throws ProblemError */
    async search(viewer: Viewer, text: string): Promise<MemberRef[]> {
      mustRecruit(viewer);
      return searchMembers(db, corpId, text.trim(), mostFound);
    },

    /** Somebody we have met, as they were then. */
    known: (userid: string) => findMember(db, corpId, userid),

    /** Asks WeCom about somebody we have met, however lately. @throws WecomError */
    async lookAgain(known: MemberRow): Promise<MemberRow> {
      return (await ask(known.userid, known)) ?? { ...known, status: 'left' };
    },

    /** Marks a member who may no longer enter. */
    async shutOut(userid: string, status: 'disabled' | 'left'): Promise<MemberRow | undefined> {
      const known = await findMember(db, corpId, userid);
      if (known) await setMemberStatus(db, known.id, status, new Date(now()));
      return known;
    },

    async setLocale(viewer: Viewer, locale: Locale): Promise<Viewer> {
      await setMemberLocale(db, viewer.memberId, locale);
      return { ...viewer, locale };
    },
  };
}

/** 60111 and 60011 are both seen for a member outside the visible range (page 90196). */
export function isNotVisible(error: unknown): boolean {
  return error instanceof WecomError && error.reaction === 'recipient';
}

function storedStatus(member: WecomMember): MemberRow['status'] {
  // Not activated is no bar: such members read WeCom inside WeChat.
  return member.status === 'not_activated' ? 'active' : member.status;
}

function mustRecruit(viewer: Viewer) {
  if (hasRole(viewer, 'recruiter')) return;
  throw forbidden('Only recruiters look members up. Operators: see RECRUITER_USERIDS.');
}
