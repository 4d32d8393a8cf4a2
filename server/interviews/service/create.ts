import { createHash } from 'node:crypto';
import type { CreateInterview } from '#shared/interview-input.ts';
import { hasRole, type Viewer } from '#shared/member.ts';
import type { FieldProblem } from '#shared/problem.ts';
import { fieldProblem, forbidden, invalid, ProblemError } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import type { Members } from '../../members/service.ts';
import type { Notifications } from '../../notifications/service.ts';
import { fillKey, takeKey } from '../idempotency-store.ts';
import { insertEvent, insertInterview } from '../insert-store.ts';

export function createCreate(options: {
  db: Db;
  corpId: string;
  members: Pick<Members, 'resolve'>;
  notifications: Pick<Notifications, 'planAssigned'>;
  now: () => number;
  randomBytes: (count: number) => Buffer;
}) {
  const { db, corpId, now } = options;

  /** Asks WeCom for whoever we have not met today; nothing is written before all are known. */
  async function interviewerIds(userids: string[]): Promise<number[]> {
    const faults: FieldProblem[] = [];
    const ids: number[] = [];
    for (const [index, userid] of userids.entries()) {
      const member = await options.members.resolve(userid);
      const field = `interviewers.${index}`;
      if (!member) {
        faults.push(
          fieldProblem(field, 'unknown_member', 'Name a member in the app’s visible range.'),
        );
      } else if (member.status !== 'active') {
        faults.push(fieldProblem(field, 'inactive_member', 'Name a member who is active.'));
      } else if (ids.includes(member.id)) {
        faults.push(fieldProblem(field, 'duplicate', 'Name each interviewer once.'));
      } else {
        ids.push(member.id);
      }
    }
    if (faults.length > 0) throw invalid(faults);
    return ids;
  }

  async function write(tx: Tx, viewer: Viewer, input: CreateInterview, members: number[]) {
    const id = randomId(options.randomBytes);
    const at = new Date(now());
    const startsAt = new Date(input.startsAt);
    const endsAt = new Date(startsAt.getTime() + input.minutes * 60_000);
    await insertInterview(tx, {
      ...input,
      id,
      corpId,
      organizerId: viewer.memberId,
      startsAt,
      endsAt,
      at,
      interviewerIds: members,
    });
    await insertEvent(tx, {
      interviewId: id,
      revision: 1,
      actorId: viewer.memberId,
      action: 'created',
      before: null,
      after: { ...input, candidateName: undefined, interviewers: members },
      at,
    });
    await options.notifications.planAssigned(tx, {
      interviewId: id,
      revision: 1,
      recipientIds: members,
      notAfter: startsAt,
    });
    return id;
  }

  /**
   * Interview, assignments, history and one notification a person, in one transaction.
   * With a key, the same request again gives the same interview.
   * @throws ProblemError forbidden, validation_failed, idempotency_conflict; WecomError
   */
  return async function create(
    viewer: Viewer,
    input: CreateInterview,
    key: string | undefined,
  ): Promise<string> {
    if (!hasRole(viewer, 'recruiter')) {
      throw forbidden('Only recruiters schedule interviews. Operators: see RECRUITER_USERIDS.');
    }
    const requestHash = createHash('sha256').update(JSON.stringify(input)).digest();
    const members = await interviewerIds(input.interviewers);
    return inTransaction(db, async (tx) => {
      const earlier =
        key === undefined
          ? undefined
          : await takeKey(tx, {
              memberId: viewer.memberId,
              key,
              requestHash,
              at: new Date(now()),
            });
      if (earlier) return sameAs(earlier, requestHash);
      mustBeAhead(input, now());
      const id = await write(tx, viewer, input, members);
      if (key !== undefined) await fillKey(tx, viewer.memberId, key, id);
      return id;
    });
  };
}

function sameAs(earlier: { requestHash: Buffer; interviewId: string | null }, hash: Buffer) {
  if (earlier.interviewId && earlier.requestHash.equals(hash)) return earlier.interviewId;
  throw new ProblemError(
    'idempotency_conflict',
    'This Idempotency-Key was used for another request. Send a new key.',
  );
}

function mustBeAhead(input: CreateInterview, now: number) {
  if (Date.parse(input.startsAt) > now) return;
  throw invalid([fieldProblem('startsAt', 'in_the_past', 'Choose a time that is still to come.')]);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** 80 random bits in base 32: stands in links, and cannot be guessed from another. */
function randomId(randomBytes: (count: number) => Buffer): string {
  return [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
}
