import type { Db } from '../../db/pool.ts';
import { findSeatedUnseen } from '../store/departure-store.ts';
import type { MemberRow } from '../store/members-store.ts';

const hour = 3600_000;
const ahead = 48 * hour;
const oncePer = 24 * hour;
/** A small part of what WeCom allows in a minute; the next turn goes on where this one ends. */
const most = 50;

/**
 * Asks WeCom about people with a seat in the next two days, each at most once a day: an app hears
 * of leavers by callback only where one is set up. Stops at the first call that WeCom cannot answer.
 */
export function createRecheck(options: {
  db: Db;
  corpId: string;
  now: () => number;
  lookAgain: (member: MemberRow) => Promise<unknown>;
}) {
  const { db, corpId, now, lookAgain } = options;
  return async function recheckSeated(): Promise<void> {
    const at = now();
    const window = { from: new Date(at), to: new Date(at + ahead), most };
    const unseenSince = new Date(at - oncePer);
    for (const member of await findSeatedUnseen(db, corpId, { ...window, unseenSince })) {
      await lookAgain(member);
    }
  };
}
