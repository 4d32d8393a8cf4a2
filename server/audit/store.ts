import { sql } from 'kysely';
import type { AuditAction, AuditDetail, AuditKind } from '#shared/audit.ts';
import type { MemberRef } from '#shared/member.ts';
import type { Reader, Tx } from '../db/transaction.ts';

export interface AuditRow {
  id: number;
  at: Date;
  actor: MemberRef | null;
  action: string;
  object_kind: string;
  object_id: string;
  detail: Record<string, unknown>;
}

/** In the transaction of what it records. */
export async function insertEntry(
  tx: Tx,
  entry: {
    corpId: string;
    at: Date;
    actorId: number | null;
    action: AuditAction;
    object: { kind: AuditKind; id: string };
    detail: AuditDetail;
  },
): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({
      corp_id: entry.corpId,
      at: entry.at,
      actor_id: entry.actorId,
      action: entry.action,
      object_kind: entry.object.kind,
      object_id: entry.object.id,
      detail: JSON.stringify(entry.detail),
    })
    .execute();
}

/** Keyset page, newest first. Ask for one more to see if it ends. */
export function listEntries(
  db: Reader,
  corpId: string,
  page: {
    kind?: string | undefined;
    id?: string | undefined;
    actor?: string | undefined;
    action?: string | undefined;
    before?: number | undefined;
    limit: number;
  },
): Promise<AuditRow[]> {
  let query = db
    .selectFrom('audit_entry as e')
    .leftJoin('member as m', 'm.id', 'e.actor_id')
    .select([
      'e.id',
      'e.at',
      'e.action',
      'e.object_kind',
      'e.object_id',
      'e.detail',
      sql<MemberRef | null>`case when m.id is null then null
        else json_build_object('userid', m.userid, 'name', m.name) end`.as('actor'),
    ])
    .where('e.corp_id', '=', corpId);
  if (page.kind !== undefined) query = query.where('e.object_kind', '=', page.kind);
  if (page.id !== undefined) query = query.where('e.object_id', '=', page.id);
  if (page.action !== undefined) query = query.where('e.action', '=', page.action);
  if (page.actor !== undefined) {
    query = query.where('m.userid_key', '=', page.actor.toLowerCase());
  }
  if (page.before !== undefined) query = query.where('e.id', '<', page.before);
  return query.orderBy('e.id', 'desc').limit(page.limit).execute();
}
