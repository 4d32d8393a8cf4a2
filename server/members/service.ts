import type { Locale } from '#shared/locale.ts';
import { hasRole, type MemberRef, type Role, type Viewer } from '#shared/member.ts';
import { forbidden, notFound } from '#shared/problem-error.ts';
import type { Audit } from '../audit/service.ts';
import type { Db } from '../db/pool.ts';
import type { Tx } from '../db/transaction.ts';
import type { WecomClient } from '../wecom/client.ts';
import type { WecomMember } from '../wecom/contacts.ts';
import { createAsk, storedStatus } from './service/ask.ts';
import { createDepart, type DepartOptions } from './service/depart.ts';
import { createRecheck } from './service/recheck.ts';
import { createRename } from './service/rename.ts';
import {
  findMember,
  findMemberById,
  replaceRoles,
  searchMembers,
  setMemberLocale,
  upsertMember,
  type MemberRow,
} from './store/members-store.ts';

export { isNotVisible } from './service/ask.ts';
export type { Departure } from './service/depart.ts';

const mostFound = 20;
/** Who picks people: for interviews, or to give them a role. */
const picking: readonly Role[] = ['recruiter', 'recruiter_lead', 'admin'];

export type Members = ReturnType<typeof createMembers>;

/** People of the corp, known only once they sign in or are picked: there is no directory sync. */
export function createMembers(
  options: DepartOptions & {
    db: Db;
    wecom: Pick<WecomClient, 'corpId' | 'contacts'>;
    now: () => number;
    audit: Pick<Audit, 'record'>;
    adminUserids: readonly string[];
    recruiterUserids: readonly string[];
    defaultLocale: Locale;
  },
) {
  const { db, wecom, now } = options;
  const { corpId } = wecom;
  const admins = new Set(options.adminUserids.map((userid) => userid.toLowerCase()));
  const recruiters = new Set(options.recruiterUserids.map((userid) => userid.toLowerCase()));
  const depart = createDepart(options);
  const { ask, resolve, mustResolve } = createAsk({ ...options, depart });

  function rolesOf(userid: string): Role[] {
    const key = userid.toLowerCase();
    const roles: Role[] = ['interviewer'];
    if (recruiters.has(key)) roles.push('recruiter');
    if (admins.has(key)) roles.push('admin');
    return roles;
  }

  /** Asks WeCom about somebody we have met, however lately. @throws WecomError */
  async function lookAgain(known: MemberRow): Promise<MemberRow> {
    return (await ask(known.userid, known)) ?? { ...known, status: 'left' };
  }

  return {
    resolve,
    mustResolve,
    lookAgain,
    recheckSeated: createRecheck({ db, corpId, now, lookAgain }),
    ...createRename({ ...options, mustResolve }),

    /** Stores what WeCom says at sign-in, with what the variables give; grants stay as they are. */
    async remember(tx: Tx, member: WecomMember, locale: Locale): Promise<MemberRow> {
      const at = new Date(now());
      const { userid, name } = member;
      const status = storedStatus(member);
      const row = await upsertMember(tx, { corpId, userid, name, status, locale, at });
      await replaceRoles(tx, row.id, rolesOf(userid), at);
      return row;
    },

    /** For whoever types an account id. @throws ProblemError */
    async look(viewer: Viewer, userid: string): Promise<MemberRef> {
      mustPick(viewer);
      const member = await resolve(userid);
      if (member?.status !== 'active') throw notFound('member in the app’s visible range');
      return { userid: member.userid, name: member.name };
    },

    /** Members we have met, for suggestions; on wish also those who have left. @throws ProblemError */
    async search(viewer: Viewer, text: string, gone = false): Promise<MemberRef[]> {
      mustPick(viewer);
      return searchMembers(db, corpId, text.trim(), { gone, most: mostFound });
    },

    /** Somebody we have met, as they were then. */
    known: (userid: string) => findMember(db, corpId, userid),

    /** For a message that did not reach them: WeCom says whether they are still there. */
    async doubt(memberId: number): Promise<void> {
      const known = await findMemberById(db, memberId);
      if (known?.status === 'active') await lookAgain(known);
    },

    /** Marks a member who may no longer enter, and does what follows from it. */
    async shutOut(userid: string, status: 'disabled' | 'left'): Promise<void> {
      const known = await findMember(db, corpId, userid);
      if (known) await depart(known.id, status);
    },

    async setLocale(viewer: Viewer, locale: Locale): Promise<Viewer> {
      await setMemberLocale(db, viewer.memberId, locale);
      return { ...viewer, locale };
    },
  };
}

function mustPick(viewer: Viewer) {
  if (picking.some((role) => hasRole(viewer, role))) return;
  throw forbidden('Only recruiters look members up. Operators: see RECRUITER_USERIDS.');
}
