import type { Viewer } from '#shared/member.ts';
import { grantOf } from '#shared/permissions.ts';
import { fieldProblem, forbidden, invalid, notFound, ProblemError } from '#shared/problem-error.ts';
import { relationsAtLarge } from '#shared/roles.ts';
import type { Audit } from '../../audit/service.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { lockMember } from '../store/departure-store.ts';
import * as merging from '../store/merge-store.ts';
import { findMember, type MemberRow } from '../store/members-store.ts';
import { isNotVisible } from './ask.ts';

export interface RenameOptions {
  db: Db;
  wecom: Pick<WecomClient, 'corpId' | 'contacts'>;
  now: () => number;
  audit: Pick<Audit, 'record'>;
  endSessions: (memberId: number, tx: Tx) => Promise<void>;
  mustResolve: (userid: string, field: string) => Promise<MemberRow>;
}

/**
 * One person, another account. A row keeps its id, and with it everything that hangs on it. An
 * administrator is believed only as far as WeCom agrees: the old account is gone, the new one is
 * there. Otherwise they could put anybody's interviews under an account of their choice.
 */
export function createRename(options: RenameOptions) {
  const { db, wecom, audit } = options;
  const { corpId } = wecom;
  const at = () => new Date(options.now());

  async function mustBeGone(userid: string) {
    try {
      await wecom.contacts.getUser(userid);
    } catch (error) {
      if (isNotVisible(error)) return;
      throw error;
    }
    const detail =
      'WeCom still knows the old account. Rename or remove it in the admin console first.';
    throw invalid([fieldProblem('userid', 'invalid', detail)]);
  }

  async function mustKnow(viewer: Viewer, userid: string): Promise<MemberRow> {
    if (!grantOf('map_identities', relationsAtLarge(viewer))) {
      throw forbidden('Only administrators say which accounts are one person.');
    }
    const known = await findMember(db, corpId, userid);
    if (!known) throw notFound('member');
    return known;
  }

  async function writeName(tx: Tx, actorId: number | null, member: MemberRow, to: string) {
    await lockMember(tx, member.id);
    await merging.setUserid(tx, member.id, to);
    await audit.record(tx, {
      actorId,
      action: 'member_renamed',
      object: { kind: 'member', id: member.id },
      detail: { from: member.userid, to },
    });
  }

  async function writeMerge(tx: Tx, actorId: number | null, from: MemberRow, into: MemberRow) {
    for (const id of [from.id, into.id].sort((a, b) => a - b)) await lockMember(tx, id);
    const overlaps = await merging.overlapsOf(tx, from.id, into.id);
    if (overlaps.length > 0) throw overlapping(into, overlaps);
    const doubles = await merging.doubleSystems(tx, from.id, into.id);
    if (doubles.length > 0) throw doubled(doubles);
    await merging.moveSeats(tx, from.id, into.id);
    await merging.moveRights(tx, from.id, into.id);
    await merging.retire(tx, from.id, at());
    await options.endSessions(from.id, tx);
    await audit.record(tx, {
      actorId,
      action: 'members_merged',
      object: { kind: 'member', id: into.id },
      detail: { from: from.userid, into: into.userid, fromId: from.id },
    });
  }

  return {
    /** @throws ProblemError forbidden, not_found, validation_failed; WecomError */
    async rename(viewer: Viewer, userid: string, to: string): Promise<void> {
      const member = await mustKnow(viewer, userid);
      const spelling = to.toLowerCase() === userid.toLowerCase();
      if (!spelling) {
        if (await findMember(db, corpId, to)) throw hasRow();
        await mustBeGone(userid);
      }
      const { userid: spelled } = await wecom.contacts.getUser(to).catch((error: unknown) => {
        throw isNotVisible(error) ? unknown('to') : error;
      });
      await inTransaction(db, (tx) => writeName(tx, viewer.memberId, member, spelled));
    },

    /**
     * Puts everything of one row on another. Nobody merges into their own account.
     * @throws ProblemError forbidden, not_found, validation_failed, seat_conflict, identity_taken;
     * WecomError
     */
    async merge(viewer: Viewer, userid: string, into: string): Promise<void> {
      const from = await mustKnow(viewer, userid);
      const target = await options.mustResolve(into, 'into');
      if (target.id === from.id) {
        throw invalid([fieldProblem('into', 'duplicate', 'Name two different accounts.')]);
      }
      if (target.id === viewer.memberId) {
        throw forbidden('Nobody takes over another account themselves. Ask another administrator.');
      }
      await mustBeGone(userid);
      await inTransaction(db, (tx) => writeMerge(tx, viewer.memberId, from, target));
    },

    /** WeCom says so itself; a row that the new account has made meanwhile takes the old one in. */
    async renamed(change: { from: string; to: string }): Promise<void> {
      const from = await findMember(db, corpId, change.from);
      if (!from) return;
      const into = await findMember(db, corpId, change.to);
      await inTransaction(db, (tx) =>
        into && into.id !== from.id
          ? writeMerge(tx, null, from, into)
          : writeName(tx, null, from, change.to),
      );
    },
  };
}

const unknown = (field: string) =>
  invalid([fieldProblem(field, 'unknown_member', 'Name a member in the app’s visible range.')]);

function hasRow(): ProblemError {
  const detail = 'That account has been here already: merge the two instead.';
  return invalid([fieldProblem('to', 'duplicate', detail)]);
}

/** Times only: an administrator sees no interview by that role. */
function overlapping(into: MemberRow, overlaps: merging.Overlap[]): ProblemError {
  const detail = 'Both accounts have interviews at one time. Have one of them moved, then merge.';
  return new ProblemError('seat_conflict', detail, undefined, {
    conflicts: overlaps.map(({ startsAt, endsAt }) => ({
      userid: into.userid,
      name: into.name,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      interview: null,
    })),
  });
}

function doubled(systems: string[]): ProblemError {
  const detail = `Both accounts have an id in ${systems.join(', ')}. Remove one of them, then merge.`;
  return new ProblemError('identity_taken', detail);
}
