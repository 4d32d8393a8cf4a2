import type { RoleGrant, Viewer } from '#shared/member.ts';
import { forbidden, fieldProblem, invalid, notFound } from '#shared/problem-error.ts';
import { grantableBy, mayGrant, takesScope } from '#shared/roles.ts';
import type { GrantRole, GrantedRole, ListRoles, RolePage } from '#shared/roles.ts';
import type { Audit } from '../audit/service.ts';
import type { Db } from '../db/pool.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Sessions } from '../login/service.ts';
import type { Members } from '../members/service.ts';
import {
  deleteRole,
  hasBusiness,
  listRoles,
  lockRole,
  upsertGrant,
  type RoleRow,
} from './store.ts';

const pageSize = 100;

export type Roles = ReturnType<typeof createRoles>;

/** Roles that people give to people. What the variables give follows them at each sign-in. */
export function createRoles(options: {
  db: Db;
  corpId: string;
  members: Pick<Members, 'mustResolve'>;
  audit: Pick<Audit, 'record'>;
  sessions: Pick<Sessions, 'revoke'>;
  now: () => number;
}) {
  const { db, corpId, audit, sessions, now } = options;

  async function list(viewer: Viewer, { userid, cursor }: ListRoles): Promise<RolePage> {
    const grantable = mustGrant(viewer);
    const [memberId, id] = cursor?.split('.').map(Number) ?? [];
    const rows = await listRoles(db, corpId, {
      at: new Date(now()),
      userid: userid?.toLowerCase(),
      scopes: scopesOf(viewer),
      after: memberId === undefined || id === undefined ? undefined : { memberId, id },
      limit: pageSize + 1,
    });
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => present(row, viewer)),
      nextCursor: last && rows.length > pageSize ? `${last.member_id}.${last.id}` : null,
      grantable,
    };
  }

  /**
   * Gives a role, or gives it another end; both are logged.
   * @throws ProblemError forbidden, validation_failed; WecomError
   */
  async function grant(viewer: Viewer, wanted: GrantRole): Promise<GrantedRole> {
    mustGrant(viewer);
    const { userid, role, scope } = wanted;
    const expiresAt = wanted.expiresAt === null ? null : new Date(wanted.expiresAt);
    mustFit(wanted, new Date(now()));
    mayOrThrow(viewer, { role, scope });
    const member = await options.members.mustResolve(userid, 'userid');
    notThemselves(viewer, member.id);
    return inTransaction(db, async (tx) => {
      const at = new Date(now());
      const grantedBy = viewer.memberId;
      const id = await upsertGrant(tx, {
        memberId: member.id,
        role,
        scope,
        grantedBy,
        at,
        expiresAt,
      });
      await audit.record(tx, {
        actorId: viewer.memberId,
        action: 'role_granted',
        object: { kind: 'member', id: member.id },
        detail: { userid: member.userid, role, scope, expiresAt: expiresAt?.toISOString() ?? null },
      });
      return present(await mustFind(tx, id), viewer);
    });
  }

  /**
   * Takes a role away from the next request on. Whom the app has no use for any more is signed out.
   * @throws ProblemError not_found, forbidden
   */
  async function revoke(viewer: Viewer, id: number): Promise<void> {
    mustGrant(viewer);
    await inTransaction(db, async (tx) => {
      const row = await mustFind(tx, id);
      const scopes = scopesOf(viewer);
      if (scopes && !scopes.includes(row.scope)) throw notFound('role');
      notThemselves(viewer, row.member_id);
      mayOrThrow(viewer, row);
      if (row.source === 'variables') {
        throw forbidden(
          'The environment gives this role: change ADMIN_USERIDS or RECRUITER_USERIDS.',
        );
      }
      await deleteRole(tx, id);
      await audit.record(tx, {
        actorId: viewer.memberId,
        action: 'role_revoked',
        object: { kind: 'member', id: row.member_id },
        detail: { userid: row.userid, role: row.role, scope: row.scope },
      });
      if (!(await hasBusiness(tx, row.member_id, new Date(now())))) {
        await sessions.revoke(row.member_id, tx);
      }
    });
  }

  async function mustFind(tx: Tx, id: number): Promise<RoleRow> {
    const row = await lockRole(tx, corpId, id);
    if (!row) throw notFound('role');
    return row;
  }

  return { list, grant, revoke };
}

function mustGrant(viewer: Viewer): RoleGrant[] {
  const grantable = grantableBy(viewer);
  if (grantable.length > 0) return grantable;
  throw forbidden('Only administrators and recruiting leads give roles. Ask one of them.');
}

function mayOrThrow(viewer: Viewer, wanted: RoleGrant) {
  if (mayGrant(viewer, wanted)) return;
  throw forbidden(
    'A lead gives recruiter, hiring manager and interviewer roles for their own jobs or departments. Ask an administrator.',
  );
}

function notThemselves(viewer: Viewer, memberId: number) {
  if (viewer.memberId !== memberId) return;
  throw forbidden('Nobody changes their own roles. Ask another administrator or lead.');
}

function mustFit({ role, scope, expiresAt }: GrantRole, at: Date) {
  const scoped = scope === '' || takesScope(role);
  const ahead = expiresAt === null || new Date(expiresAt) > at;
  const errors = [
    ...(scoped
      ? []
      : [fieldProblem('scope', 'invalid', 'This role holds everywhere: leave it empty.')]),
    ...(ahead ? [] : [fieldProblem('expiresAt', 'in_the_past', 'Choose a time that is to come.')]),
  ];
  if (errors.length > 0) throw invalid(errors);
}

/** The scopes whose roles a lead sees; undefined is all of them. */
function scopesOf(viewer: Viewer): string[] | undefined {
  const scopes = grantableBy(viewer).map(({ scope }) => scope);
  return scopes.includes('') ? undefined : scopes;
}

function present(row: RoleRow, viewer: Viewer): GrantedRole {
  const mine = row.member_id === viewer.memberId;
  return {
    id: row.id,
    member: { userid: row.userid, name: row.name, active: row.status === 'active' },
    role: row.role,
    scope: row.scope,
    source: row.source,
    grantedAt: row.granted_at.toISOString(),
    grantedBy: row.granted_by,
    expiresAt: row.expires_at?.toISOString() ?? null,
    revocable: row.source === 'grant' && !mine && mayGrant(viewer, row),
  };
}
