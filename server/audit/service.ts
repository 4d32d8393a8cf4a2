import type { AuditAction, AuditDetail, AuditKind } from '#shared/audit.ts';
import type { AuditEntry, AuditPage, ListAudit } from '#shared/audit.ts';
import type { Viewer } from '#shared/member.ts';
import { grantOf } from '#shared/permissions.ts';
import { forbidden } from '#shared/problem-error.ts';
import { relationsAtLarge } from '#shared/roles.ts';
import type { Db } from '../db/pool.ts';
import type { Tx } from '../db/transaction.ts';
import { insertEntry, listEntries, type AuditRow } from './store.ts';

export interface Recorded {
  /** Null for what WeCom or the clock caused. */
  actorId: number | null;
  action: AuditAction;
  object: { kind: AuditKind; id: string | number };
  /** No contact of a candidate, ever. */
  detail?: AuditDetail;
}

export type Audit = ReturnType<typeof createAudit>;

/** Who looked at or did what is worth knowing later. Rows are only ever added. */
export function createAudit(options: { db: Db; corpId: string; now: () => number }) {
  const { db, corpId, now } = options;

  return {
    /** In the transaction of what it records, so that neither is without the other. */
    record(tx: Tx, { object, detail = {}, ...entry }: Recorded): Promise<void> {
      const at = new Date(now());
      const named = { kind: object.kind, id: String(object.id) };
      return insertEntry(tx, { ...entry, corpId, at, object: named, detail });
    },

    /** @throws ProblemError forbidden for all but auditors */
    async list(viewer: Viewer, query: ListAudit): Promise<AuditPage> {
      if (!grantOf('read_audit', relationsAtLarge(viewer))) {
        throw forbidden('Only auditors read the log. An administrator grants that role.');
      }
      const { cursor, limit, ...filters } = query;
      const before = cursor === undefined ? undefined : Number(cursor);
      const rows = await listEntries(db, corpId, { ...filters, before, limit: limit + 1 });
      const items = rows.slice(0, limit).map(entryOf);
      const last = items.at(-1);
      return { items, nextCursor: last && rows.length > limit ? String(last.id) : null };
    },
  };
}

function entryOf(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action as AuditAction,
    object: { kind: row.object_kind as AuditKind, id: row.object_id },
    detail: row.detail as AuditDetail,
  };
}
