import type {
  Identity,
  IdentityProposal,
  ListIdentities,
  SetIdentity,
} from '#shared/identities.ts';
import type { Viewer } from '#shared/member.ts';
import { grantOf } from '#shared/permissions.ts';
import { fieldProblem, forbidden, notFound, ProblemError } from '#shared/problem-error.ts';
import { relationsAtLarge } from '#shared/roles.ts';
import type { AuditAction } from '#shared/audit.ts';
import type { Audit } from '../audit/service.ts';
import type { Db } from '../db/pool.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Members } from '../members/service.ts';
import * as store from './store.ts';

const mostListed = 100;

export type Identities = ReturnType<typeof createIdentities>;

/** Who a member is elsewhere: in each system at most one id, and each id at most one member's. */
export function createIdentities(options: {
  db: Db;
  corpId: string;
  members: Pick<Members, 'mustResolve' | 'known'>;
  audit: Pick<Audit, 'record'>;
  now: () => number;
}) {
  const { db, corpId, members, now } = options;

  function log(tx: Tx, actorId: number, action: AuditAction, memberId: number, system: string) {
    const object = { kind: 'member', id: memberId } as const;
    return options.audit.record(tx, { actorId, action, object, detail: { system } });
  }

  /**
   * Maps at once, or proposes to the member, who is asked at the next visit. Again is no fault.
   * @throws ProblemError forbidden, validation_failed, identity_taken; WecomError
   */
  async function set(viewer: Viewer, system: string, userid: string, wanted: SetIdentity) {
    mustMap(viewer);
    const { externalId, confirm } = wanted;
    const member = await members.mustResolve(userid, 'userid');
    const pair = { system, externalId, memberId: member.id };
    return inTransaction(db, async (tx): Promise<Identity> => {
      const at = new Date(now());
      const confirmedAt = confirm === 'api' ? at : null;
      const made = await store.insertIdentity(tx, { ...pair, corpId, confirmedAt, at });
      const found = await store.findEither(tx, corpId, pair);
      const [row, other] = found;
      if (!row || other || row.external_id !== externalId || row.member_id !== member.id) {
        throw taken(pair, found);
      }
      const sure =
        !made && confirm === 'api'
          ? await store.confirmIdentity(tx, { corpId, ...pair, source: 'api', at })
          : false;
      if (made || sure) await log(tx, viewer.memberId, 'identity_set', member.id, system);
      return present(sure ? { ...row, confirmed_at: at } : row);
    });
  }

  /** @throws ProblemError forbidden, not_found */
  async function remove(viewer: Viewer, system: string, userid: string): Promise<void> {
    mustMap(viewer);
    const member = await members.known(userid);
    if (!member) throw notFound('identity');
    await inTransaction(db, async (tx) => {
      const memberId = member.id;
      if ((await store.deleteIdentity(tx, { corpId, system, memberId })) === undefined) {
        throw notFound('identity');
      }
      await log(tx, viewer.memberId, 'identity_removed', memberId, system);
    });
  }

  /** The member's own word on what was proposed. @throws ProblemError not_found */
  async function answer(viewer: Viewer, system: string, accept: boolean): Promise<void> {
    const { memberId } = viewer;
    const at = new Date(now());
    await inTransaction(db, async (tx) => {
      const known = accept
        ? await store.confirmIdentity(tx, { corpId, system, memberId, source: 'member', at })
        : await store.deleteIdentity(tx, { corpId, system, memberId, onlyProposed: true });
      if (!known) throw notFound('proposal');
      await log(tx, memberId, accept ? 'identity_confirmed' : 'identity_refused', memberId, system);
    });
  }

  return {
    set,
    remove,
    answer,

    /** @throws ProblemError forbidden */
    async list(viewer: Viewer, filters: ListIdentities): Promise<Identity[]> {
      mustMap(viewer);
      const rows = await store.listIdentities(db, corpId, { ...filters, most: mostListed });
      return rows.map(present);
    },

    /** What waits for the member's answer. */
    proposals: (viewer: Viewer): Promise<IdentityProposal[]> =>
      store.listProposals(db, corpId, viewer.memberId),
  };
}

function mustMap(viewer: Viewer) {
  if (grantOf('map_identities', relationsAtLarge(viewer))) return;
  throw forbidden('Only administrators say who somebody is in another system.');
}

/** Which side is taken, and no more: not by whom, nor with what. */
function taken(
  pair: { externalId: string; memberId: number },
  rows: store.IdentityRow[],
): ProblemError {
  const id = rows.some((row) => row.external_id === pair.externalId);
  const member = rows.some((row) => row.member_id === pair.memberId);
  return new ProblemError('identity_taken', 'Remove what is there first, then set it again.', [
    ...(id ? [fieldProblem('externalId', 'duplicate', 'Another member has this id.')] : []),
    ...(member ? [fieldProblem('userid', 'duplicate', 'This member has another id there.')] : []),
  ]);
}

function present(row: store.IdentityRow): Identity {
  return {
    system: row.system,
    externalId: row.external_id,
    member: row.member,
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
  };
}
