import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import {
  leftInterviews,
  lockMember,
  markGone,
  type LeftInterview,
} from '../store/departure-store.ts';

/** Somebody who cannot come any more, and the interviews that wait for them. */
export interface Departure {
  corpId: string;
  memberId: number;
  name: string;
  interviews: LeftInterview[];
  at: Date;
}

export type Depart = ReturnType<typeof createDepart>;

export interface DepartOptions {
  db: Db;
  now: () => number;
  endSessions: (memberId: number, tx: Tx) => Promise<void>;
  /** Tells the organisers, in the same transaction. */
  memberGone: (tx: Tx, departure: Departure) => Promise<void>;
}

/**
 * What follows when WeCom says that somebody is disabled, has left or is out of the app's visible
 * range: in one transaction their sessions end, and once for each departure those who organise
 * their interviews are told.
 */
export function createDepart({ db, now, endSessions, memberGone }: DepartOptions) {
  return function depart(memberId: number, status: 'disabled' | 'left'): Promise<void> {
    return inTransaction(db, async (tx) => {
      const at = new Date(now());
      const before = await lockMember(tx, memberId);
      if (!before) return;
      await markGone(tx, memberId, status, at);
      await endSessions(memberId, tx);
      if (before.gone_at) return;
      const interviews = await leftInterviews(tx, memberId, at);
      if (interviews.length === 0) return;
      await memberGone(tx, { corpId: before.corp_id, memberId, name: before.name, interviews, at });
    });
  };
}
