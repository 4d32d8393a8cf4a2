import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { budgetFor, dayOf, type Budgets } from '../budgets.ts';
import type { Drafted } from '../compose/content.ts';
import { groupBy } from '../group.ts';
import { advice } from '../judge.ts';
import { kinds } from '../kinds.ts';
import { rowOf, type MemberNotice } from '../notice.ts';
import { gatheringDigest } from '../store/digest-store.ts';
import { recordOutcomes, type Outcome } from '../store/record-store.ts';
import { countSince, freeze, lockBudgets, type Frozen } from '../store/reserve-store.ts';
import { after, offPeak, share } from '../times.ts';
import type { CallWork } from '../work.ts';

export type Reserve = ReturnType<typeof createReserve>;

/** One request names at most so many (page 90236). */
const mostInACall = 1000;
const digestUseful = 24 * 3_600_000;

/**
 * Takes places in the recipients' budgets and settles what goes out, before it does; all processes
 * count together. What is over a budget goes into the recipient's digest. In one transaction.
 */
export function createReserve(options: {
  db: Db;
  corpId: string;
  now: () => number;
  budgets: Budgets;
}) {
  const { db, corpId, budgets } = options;
  let today = { since: 0, used: 0, readAt: -Infinity };

  async function usedToday(tx: Tx, at: Date): Promise<number> {
    const { start } = dayOf(at);
    const isFresh = today.since === start.getTime() && at.getTime() - today.readAt < 10_000;
    if (budgets.perDay === undefined || isFresh) return today.used;
    const used = await countSince(tx, corpId, start);
    today = { since: start.getTime(), used, readAt: at.getTime() };
    return used;
  }

  async function putIntoDigest(tx: Tx, notices: MemberNotice[], delay: number, at: Date) {
    const outcomes: Outcome[] = [];
    for (const [memberId, of] of groupBy(notices, ({ recipient }) => recipient.memberId)) {
      const dueAt = offPeak(after(at, delay), `digest ${memberId}`);
      const notAfter = after(at, digestUseful);
      const digestId = await gatheringDigest(tx, { corpId, memberId, dueAt, notAfter, at });
      for (const notice of of) {
        outcomes.push({ ...rowOf(notice), status: 'suppressed', reason: 'in_digest', digestId });
      }
    }
    await recordOutcomes(tx, outcomes, at);
  }

  return function reserve(drafts: Drafted[], gathered: MemberNotice[]): Promise<CallWork[]> {
    const at = new Date(options.now());
    if (drafts.length + gathered.length === 0) return Promise.resolve([]);
    return inTransaction(db, async (tx) => {
      const everybody = [...drafts.map(({ notice }) => notice), ...gathered];
      const used = await lockBudgets(
        tx,
        everybody.map(({ recipient }) => recipient.memberId),
        at,
      );
      const spent = await usedToday(tx, at);
      const going: Drafted[] = [];
      const over: MemberNotice[] = [];
      const later: MemberNotice[] = [...gathered];
      const waiting: Outcome[] = [];
      for (const draft of drafts) {
        const { notice } = draft;
        const counts = used.get(notice.recipient.memberId) ?? { minute: 0, hour: 0 };
        const verdict = budgetFor(kinds[notice.kind], notice.kind, counts, spent, budgets);
        if (verdict === 'gather') later.push(notice);
        else if (verdict === 'over' && notice.kind !== 'digest') over.push(notice);
        else if (verdict === 'send') {
          going.push(draft);
          counts.minute += 1;
          counts.hour += 1;
          today.used += 1;
        } else {
          const dueAt =
            verdict === 'tomorrow' ? tomorrow(at, notice.key) : after(at, budgets.overflowMs);
          const said = verdict === 'tomorrow' && { advice: advice.dayIsOver };
          waiting.push({ ...rowOf(notice), status: 'planned', dueAt, held: true, ...said });
        }
      }
      await putIntoDigest(tx, over, budgets.overflowMs, at);
      await putIntoDigest(tx, later, budgets.gatherMs, at);
      await recordOutcomes(tx, waiting, at);
      return settle(tx, callsOf(going), at);
    });
  };
}

function tomorrow(at: Date, key: string): Date {
  return offPeak(after(dayOf(at).end, Math.floor(share(key) * 600_000)), key);
}

/** Those who are told the same share a call; a card with buttons is one person's. */
function callsOf(drafts: Drafted[]): Drafted[][] {
  const groups = groupBy(drafts, ({ content, taskId }) => taskId ?? JSON.stringify(content));
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => a.notice.id - b.notice.id);
    return Array.from({ length: Math.ceil(sorted.length / mostInACall) }, (_none, at) =>
      sorted.slice(at * mostInACall, (at + 1) * mostInACall),
    );
  });
}

async function settle(tx: Tx, calls: Drafted[][], at: Date): Promise<CallWork[]> {
  const frozen = calls.flatMap((call) => {
    const callId = call[0]?.notice.id ?? 0;
    return call.map(({ notice, content, taskId }): Frozen => ({
      ...rowOf(notice),
      callId,
      address: notice.recipient.userid,
      taskId,
      content: notice.id === callId ? content : null,
    }));
  });
  const kept = await freeze(tx, frozen, at);
  return calls.flatMap((call): CallWork[] => {
    const [first] = call;
    // A worker that lost its lease in between leaves the whole call to the other.
    if (!first || !call.every(({ notice }) => kept.has(notice.id))) return [];
    const rows = call.map(({ notice }) => ({ notice, address: notice.recipient.userid }));
    return [{ type: 'call', rows, content: first.content, maybeSince: null, taskId: first.taskId }];
  });
}
