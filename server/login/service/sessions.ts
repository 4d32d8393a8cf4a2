import { createHash } from 'node:crypto';
import type { Viewer } from '#shared/member.ts';
import type { Db } from '../../db/pool.ts';
import type { Reader } from '../../db/transaction.ts';
import {
  deleteExpired,
  deleteSession,
  deleteSessionsOf,
  findViewer,
  insertSession,
  touchSession,
} from '../store.ts';

export const idleMs = 12 * 3600 * 1000;
export const absoluteMs = 7 * 24 * 3600 * 1000;
/** How often "last seen" is written; finer would be a write for every request. */
const touchMs = 60_000;
/** Ended attempts are kept this long, so that an old code is still known as seen. */
const attemptsKeptMs = 24 * 3600 * 1000;

export type Sessions = ReturnType<typeof createSessions>;

export function hashOf(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** Sessions by opaque id; only the id's hash is stored. */
export function createSessions(options: { db: Db; now: () => number }) {
  const { db, now } = options;
  const idleSince = () => new Date(now() - idleMs);

  async function find(sessionId: string): Promise<Viewer | undefined> {
    const idHash = hashOf(sessionId);
    const found = await findViewer(db, { idHash, at: new Date(now()), idleSince: idleSince() });
    if (!found) return undefined;
    const { lastSeenAt, ...viewer } = found;
    if (now() - lastSeenAt.getTime() > touchMs) await touchSession(db, idHash, new Date(now()));
    return viewer;
  }

  return {
    find,

    /** In the transaction that signs the member in; the browser's earlier session ends. */
    async open(tx: Reader, sessionId: string, memberId: number, earlier: string | undefined) {
      if (earlier) await deleteSession(tx, hashOf(earlier));
      await insertSession(tx, {
        idHash: hashOf(sessionId),
        memberId,
        at: new Date(now()),
        expiresAt: new Date(now() + absoluteMs),
      });
    },

    close: (sessionId: string) => deleteSession(db, hashOf(sessionId)),

    /** Signs a member out everywhere. */
    revoke: (memberId: number, reader: Reader = db) => deleteSessionsOf(reader, memberId),

    sweep: () =>
      deleteExpired(db, {
        attempts: new Date(now() - attemptsKeptMs),
        sessions: new Date(now()),
        idleSince: idleSince(),
      }),
  };
}
