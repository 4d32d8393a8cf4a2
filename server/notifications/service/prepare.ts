import { cardKind } from '#shared/notification.ts';
import type { Db } from '../../db/pool.ts';
import { draftOf, type Draft, type Drafted } from '../compose/content.ts';
import type { Failure } from '../compose/gathered.ts';
import { groupBy } from '../group.ts';
import { judge, advice, type Verdict } from '../judge.ts';
import type { MailKind } from '../mail.ts';
import { isForMember, rowOf, type MemberNotice, type Notice } from '../notice.ts';
import { failuresFor, gatheredIn } from '../store/digest-store.ts';
import { readNotices } from '../store/read-store.ts';
import { recordOutcomes, type Outcome } from '../store/record-store.ts';
import type { Claimed } from '../store/claim-store.ts';
import { retried } from '../store/reserve-store.ts';
import type { CallWork, Work } from '../work.ts';
import type { Reserve } from './reserve.ts';

/**
 * Claimed rows → requests to be made. What is untrue, too late or for another hour is settled here,
 * what is left is worded, and rows that say the same become one request.
 */
export function createPrepare(options: {
  db: Db;
  now: () => number;
  publicUrl: string;
  isInteractive: () => boolean;
  reserve: Reserve;
  onError: (error: unknown) => void;
}) {
  const { db } = options;

  async function draft(notice: MemberNotice): Promise<Draft | undefined> {
    const { kind, payload, recipient } = notice;
    const itemIds =
      kind === 'digest' ? ((await gatheredIn(db, [notice.id])).get(notice.id) ?? []) : [];
    const items = (await readNotices(db, itemIds)).filter(isForMember);
    const failures: Failure[] =
      kind === 'delivery_failed' && payload.from
        ? await failuresFor(db, recipient.memberId, new Date(payload.from))
        : [];
    const { publicUrl } = options;
    return draftOf(notice, { publicUrl, interactive: options.isInteractive(), items, failures });
  }

  /** One that cannot be worded does not hold up the others. */
  async function draftAll(
    notices: MemberNotice[],
  ): Promise<{ drafts: Drafted[]; rest: Outcome[] }> {
    const drafts: Drafted[] = [];
    const rest: Outcome[] = [];
    for (const notice of notices) {
      try {
        const made = await draft(notice);
        if (made) drafts.push({ ...made, notice });
        else rest.push({ ...rowOf(notice), status: 'suppressed', reason: 'not_needed' });
      } catch (error) {
        options.onError(error);
        rest.push({
          ...rowOf(notice),
          status: 'failed',
          reason: 'broken',
          advice: 'Operators: the log says what could not be worded.',
        });
      }
    }
    return { drafts, rest };
  }

  return async function prepare(claimed: Claimed[]): Promise<Work[]> {
    const at = new Date(options.now());
    const attempts = new Map(claimed.map(({ id, started }) => [id, started]));
    const notices = (await readNotices(db, [...attempts.keys()])).filter(
      // Another worker has taken it meanwhile.
      ({ id, started }) => attempts.get(id) === started,
    );
    const judged = notices.map((notice) => ({ notice, verdict: judge(notice, at) }));
    const { settled, repeats } = repeatsOf(judged);
    const fresh = judged.filter(
      ({ notice, verdict }) => verdict.do === 'send' && notice.callId === null,
    );
    const toMembers = fresh.map(({ notice }) => notice).filter(isForMember);
    const gather = judged.filter(({ verdict }) => verdict.do === 'gather');
    const { drafts, rest } = await draftAll(toMembers);

    await recordOutcomes(db, [...judged.flatMap(settledBy), ...settled, ...rest], at);
    const calls = await options.reserve(
      drafts,
      gather.map(({ notice }) => notice).filter(isForMember),
    );
    await retried(
      db,
      repeats.flatMap(({ rows }) => rows.map(({ notice }) => notice.id)),
      at,
    );
    return [...calls, ...repeats, ...fresh.flatMap(({ notice }) => otherWork(notice))];
  };
}

function otherWork(notice: Notice): Work[] {
  if (notice.kind === cardKind) return [{ type: 'card', notice }];
  const { kind } = notice;
  return isMailKind(kind) ? [{ type: 'mail', notice: { ...notice, kind } }] : [];
}

interface Judged {
  notice: Notice;
  verdict: Verdict;
}

/**
 * Calls that have been made before are made again as they were, or not at all: to leave somebody
 * out would make it another request, which the others would receive twice.
 */
function repeatsOf(judged: Judged[]): { settled: Outcome[]; repeats: CallWork[] } {
  const calls = groupBy(
    judged.filter(({ notice }) => notice.callId !== null),
    ({ notice }) => notice.callId,
  );
  const settled: Outcome[] = [];
  const repeats: CallWork[] = [];
  for (const call of calls.values()) {
    const rows = call.toSorted((a, b) => a.notice.id - b.notice.id);
    const content = rows.find(({ notice }) => notice.content)?.notice.content;
    const [first] = rows;
    if (first && content && rows.every(({ verdict }) => verdict.do === 'send')) {
      repeats.push({
        type: 'call',
        rows: rows.map(({ notice }) => ({ notice, address: notice.address ?? '' })),
        content,
        maybeSince: first.notice.maybeSince,
        taskId: first.notice.taskId,
      });
    } else {
      const left = rows.filter(({ verdict }) => verdict.do === 'send');
      settled.push(
        ...left.map(({ notice }): Outcome => ({
          ...rowOf(notice),
          status: 'failed',
          reason: 'maybe_arrived',
          advice: advice.maybeArrived,
        })),
      );
    }
  }
  return { settled, repeats };
}

function settledBy({ notice, verdict }: Judged): Outcome[] {
  const row = rowOf(notice);
  if (verdict.do === 'wait')
    return [{ ...row, status: 'planned', dueAt: verdict.dueAt, held: true }];
  if (verdict.do !== 'drop') return [];
  const { status, reason, advice: said } = verdict;
  return [{ ...row, status, reason, ...(said !== undefined && { advice: said }) }];
}

function isMailKind(kind: string): kind is MailKind {
  return kind.startsWith('mail_');
}
