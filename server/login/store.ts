import { sql } from 'kysely';
import type { Locale } from '#shared/locale.ts';
import type { RoleGrant, Viewer } from '#shared/member.ts';
import type { Reader } from '../db/transaction.ts';

export interface Attempt {
  browser_hash: Buffer;
  return_path: string;
  expires_at: Date;
  consumed_at: Date | null;
  code_hash: Buffer | null;
  outcome: string | null;
}

export async function insertAttempt(
  db: Reader,
  attempt: {
    stateHash: Buffer;
    browserHash: Buffer;
    returnPath: string;
    at: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('login_attempt')
    .values({
      state_hash: attempt.stateHash,
      browser_hash: attempt.browserHash,
      return_path: attempt.returnPath,
      created_at: attempt.at,
      expires_at: attempt.expiresAt,
    })
    .execute();
}

/**
 * Takes an open attempt of this browser for this code. False when there is none, or when the
 * code has ended another attempt before.
 */
export async function consumeAttempt(
  db: Reader,
  attempt: { stateHash: Buffer; browserHash: Buffer; codeHash: Buffer; at: Date },
): Promise<boolean> {
  const seen = db
    .selectFrom('login_attempt as other')
    .select('other.state_hash')
    .where('other.code_hash', '=', attempt.codeHash);
  const result = await db
    .updateTable('login_attempt')
    .set({ consumed_at: attempt.at, code_hash: attempt.codeHash })
    .where('state_hash', '=', attempt.stateHash)
    .where('browser_hash', '=', attempt.browserHash)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', attempt.at)
    .where(({ not, exists }) => not(exists(seen)))
    .executeTakeFirst()
    .catch(nothingWhenTaken);
  return result?.numUpdatedRows === 1n;
}

/** Two attempts that bring one code in the same instant: the unique index picks one. */
function nothingWhenTaken(error: unknown): undefined {
  if ((error as { code?: unknown }).code !== '23505') throw error;
}

export function findAttempt(db: Reader, stateHash: Buffer): Promise<Attempt | undefined> {
  return db
    .selectFrom('login_attempt')
    .select(['browser_hash', 'return_path', 'expires_at', 'consumed_at', 'code_hash', 'outcome'])
    .where('state_hash', '=', stateHash)
    .executeTakeFirst();
}

export async function isCodeSeen(db: Reader, codeHash: Buffer): Promise<boolean> {
  const found = await db
    .selectFrom('login_attempt')
    .select('state_hash')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return found !== undefined;
}

export async function setOutcome(db: Reader, stateHash: Buffer, outcome: string): Promise<void> {
  await db
    .updateTable('login_attempt')
    .set({ outcome })
    .where('state_hash', '=', stateHash)
    .execute();
}

export async function insertSession(
  db: Reader,
  session: { idHash: Buffer; memberId: number; at: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      id_hash: session.idHash,
      member_id: session.memberId,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The member behind a live session; nobody when idle, expired, or no longer active. */
export async function findViewer(
  db: Reader,
  session: { idHash: Buffer; at: Date; idleSince: Date },
): Promise<(Viewer & { lastSeenAt: Date }) | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.member_id')
    .select([
      'member.id',
      'member.userid',
      'member.name',
      'member.locale',
      'session.last_seen_at',
      sql<RoleGrant[]>`(
        select coalesce(json_agg(json_build_object('role', r.role, 'scope', r.scope)
                                 order by r.role, r.scope), '[]')
          from member_role r
         where r.member_id = member.id
           and (r.expires_at is null or r.expires_at > ${session.at}))`.as('grants'),
    ])
    .where('session.id_hash', '=', session.idHash)
    .where('session.expires_at', '>', session.at)
    .where('session.last_seen_at', '>', session.idleSince)
    .where('member.status', '=', 'active')
    .executeTakeFirst();
  if (!row) return undefined;
  const locale: Locale = row.locale;
  return {
    memberId: row.id,
    userid: row.userid,
    name: row.name,
    locale,
    roles: [...new Set(row.grants.map(({ role }) => role))],
    grants: row.grants,
    lastSeenAt: row.last_seen_at,
  };
}

export async function touchSession(db: Reader, idHash: Buffer, at: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: at }).where('id_hash', '=', idHash).execute();
}

export async function deleteSession(db: Reader, idHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', idHash).execute();
}

export async function deleteSessionsOf(db: Reader, memberId: number): Promise<void> {
  await db.deleteFrom('session').where('member_id', '=', memberId).execute();
}

/** Attempts that ended long ago and sessions nobody can use any more. */
export async function deleteExpired(
  db: Reader,
  before: { attempts: Date; sessions: Date; idleSince: Date },
): Promise<void> {
  await db.deleteFrom('login_attempt').where('expires_at', '<', before.attempts).execute();
  await db
    .deleteFrom('session')
    .where((where) =>
      where.or([
        where('expires_at', '<', before.sessions),
        where('last_seen_at', '<', before.idleSince),
      ]),
    )
    .execute();
}
