import { sql } from 'kysely';
import type { MemberRef } from '#shared/member.ts';
import type { Reader, Tx } from '../../db/transaction.ts';

export interface ScorecardRow {
  id: number;
  name: string;
  version: number;
  content: unknown;
  created_at: Date;
  created_by: MemberRef | null;
}

function versions(db: Reader, corpId: string) {
  return db
    .selectFrom('scorecard_version as s')
    .leftJoin('member as m', 'm.id', 's.created_by')
    .select([
      's.id',
      's.name',
      's.version',
      's.content',
      's.created_at',
      sql<MemberRef | null>`case when m.id is not null then
        json_build_object('userid', m.userid, 'name', m.name) end`.as('created_by'),
    ])
    .where('s.corp_id', '=', corpId);
}

/** The newest version of each, by name. */
export function listNewest(db: Reader, corpId: string): Promise<ScorecardRow[]> {
  return versions(db, corpId)
    .distinctOn('s.name')
    .orderBy('s.name')
    .orderBy('s.version', 'desc')
    .execute();
}

export function findVersions(
  db: Reader,
  corpId: string,
  ids: readonly number[],
): Promise<ScorecardRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return versions(db, corpId)
    .where('s.id', 'in', [...ids])
    .orderBy('s.id')
    .execute();
}

/**
 * The next version of that name. Waits for another one that is being written, so that both get
 * a number of their own.
 */
export async function insertVersion(
  tx: Tx,
  scorecard: { corpId: string; name: string; content: object; memberId: number; at: Date },
): Promise<number> {
  const { corpId, name } = scorecard;
  const lock = `scorecard ${corpId} ${name}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx);
  const newest = await tx
    .selectFrom('scorecard_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('corp_id', '=', corpId)
    .where('name', '=', name)
    .executeTakeFirst();
  const row = await tx
    .insertInto('scorecard_version')
    .values({
      corp_id: corpId,
      name,
      version: (newest?.version ?? 0) + 1,
      content: JSON.stringify(scorecard.content),
      created_by: scorecard.memberId,
      created_at: scorecard.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
