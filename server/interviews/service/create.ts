import { createHash } from 'node:crypto';
import type { CreateInterview } from '#shared/interview-input.ts';
import type { InterviewDetail } from '#shared/interview.ts';
import type { InterviewState } from '#shared/interview-state.ts';
import type { Seat } from '#shared/lifecycle.ts';
import type { Viewer } from '#shared/member.ts';
import { permissions } from '#shared/permissions.ts';
import { fieldProblem, forbidden, invalid } from '#shared/problem-error.ts';
import { inScope, relationsOf } from '#shared/relations.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import type { Candidates } from '../../candidates/service.ts';
import { findApplication, insertApplication, insertInterview } from '../store/insert-store.ts';
import { insertSeats } from '../store/seats-store.ts';
import { asClash } from './clashes.ts';
import { slotAhead, type Actor } from './command.ts';
import { offer } from './commands/offer.ts';
import type { Effects } from './effects.ts';
import type { People } from './people.ts';
import { mustHavePlace } from './place.ts';
import type { Presenter } from './present.ts';
import type { RoomProvider } from './rooms.ts';
import { mustBeScorecard } from './scorecard.ts';
import { asPreview, RolledBack, type ExecuteOptions, type Executed, type Runner } from './run.ts';

type Seated = { memberId: number; seat: Seat; position: number }[];

/** An interview comes into being: a draft, on offer, or with a time. */
export function createCreate(options: {
  db: Db;
  corpId: string;
  people: People;
  candidates: Pick<Candidates, 'register'>;
  rooms: RoomProvider;
  effects: Effects;
  runner: Runner;
  present: Presenter;
  now: () => number;
  randomBytes: (count: number) => Buffer;
}) {
  const { db, corpId, now, runner, present } = options;

  /** Asks WeCom for whoever we have not met today; nothing is written before all are known. */
  async function seatsFor(input: CreateInterview): Promise<Seated> {
    const kinds = ['interviewers', 'shadows', 'observers'] as const;
    const named = kinds.flatMap((kind) =>
      input[kind].map((userid, index) => ({ field: `${kind}.${index}`, kind, userid })),
    );
    const ids = await options.people.resolve(
      Object.fromEntries(named.map(({ field, userid }) => [field, userid])),
    );
    return named.map(({ field, kind }, position) => ({
      memberId: ids[field] ?? 0,
      seat: seatIn(kind, position),
      position,
    }));
  }

  async function applicationFor(tx: Tx, viewer: Viewer, input: CreateInterview, at: Date) {
    if (input.applicationId === undefined) {
      const { candidateName: name, candidate: contacts, jobTitle, department } = input;
      const candidateId = await options.candidates.register(tx, { corpId, name, contacts, at });
      return insertApplication(tx, { corpId, candidateId, jobTitle, department, at });
    }
    const found = await findApplication(tx, corpId, input.applicationId);
    const theirs = found?.organizerIds.some((organizer) => {
      const related = { organizer: { memberId: organizer }, application: found, seats: [] };
      return relationsOf(viewer, related).some((relation) => permissions.manage[relation]);
    });
    if (found && theirs) return found.id;
    throw invalid([
      fieldProblem('applicationId', 'invalid', 'Name an application that you recruit for.'),
    ]);
  }

  async function write(tx: Tx, viewer: Viewer, input: CreateInterview, seats: Seated, at: Date) {
    const id = randomId(options.randomBytes);
    const slot =
      input.startsAt === undefined
        ? null
        : slotAhead({ startsAt: input.startsAt, minutes: input.minutes }, at);
    if (slot) mustHavePlace(input);
    await mustBeScorecard(tx, { corpId }, input.scorecardVersionId);
    await insertInterview(tx, {
      ...input,
      id,
      corpId,
      applicationId: await applicationFor(tx, viewer, input, at),
      organizerId: viewer.memberId,
      slot,
      roomProvider: options.rooms.name,
      at,
    });
    await insertSeats(tx, { id, slot, at }, seats);
    return id;
  }

  async function make(
    tx: Tx,
    actor: Extract<Actor, { kind: 'member' }>,
    input: CreateInterview,
    seats: Seated,
  ) {
    const at = new Date(now());
    const id = await write(tx, actor.viewer, input, seats, at);
    const { skip } = input;
    const change = { id, action: 'create' as const, before: null, actor, reason: '', skip, at };
    const made = await options.effects.settle(tx, change);
    if (!input.offer) return made;
    const { after: state } = made;
    const offered = { ...input.offer, revision: state.revision, skip };
    const rest = await runner.perform(tx, actor, offer, offered, state, undefined);
    return { after: rest.after, notices: [...made.notices, ...rest.notices] };
  }

  /**
   * Candidate, application, interview, seats, history and messages, in one transaction. With a
   * key, the same request again gets the same answer.
   * @throws ProblemError forbidden, validation_failed, seat_conflict, round_taken,
   *   idempotency_conflict; WecomError
   */
  return async function create(
    viewer: Viewer,
    input: CreateInterview,
    { key, preview = false }: ExecuteOptions = {},
  ): Promise<Executed> {
    mustRecruitFor(viewer, input);
    mustChooseOne(input);
    const hash = createHash('sha256')
      .update(JSON.stringify(['create', input]))
      .digest();
    const seats = await seatsFor(input);
    const used = key !== undefined && !preview ? { viewer, key, hash } : undefined;
    return inTransaction(db, async (tx): Promise<Executed> => {
      const earlier = used && (await runner.keys.take<InterviewDetail>(tx, used));
      if (earlier) return { detail: earlier, after: undefined };
      const { after, notices } = await make(tx, { kind: 'member', viewer }, input, seats);
      if (preview) throw new RolledBack(notices);
      const detail = await present.detail(tx, after, viewer);
      if (used) await runner.keys.fill(tx, used, after.id, detail);
      return { detail, after };
    })
      .catch(asPreview)
      .catch(asClash);
  };
}

function seatIn(kind: 'interviewers' | 'shadows' | 'observers', position: number): Seat {
  if (kind === 'shadows') return 'shadow';
  if (kind === 'observers') return 'observer';
  return position === 0 ? 'lead' : 'panel';
}

function mustRecruitFor(viewer: Viewer, job: { jobTitle: string; department: string }) {
  const may = viewer.grants.some(
    ({ role, scope }) => (role === 'recruiter' || role === 'recruiter_lead') && inScope(scope, job),
  );
  if (may) return;
  throw forbidden(
    'Only recruiters of this job or department schedule. Operators: see RECRUITER_USERIDS.',
  );
}

function mustChooseOne(input: CreateInterview) {
  if (input.startsAt === undefined || !input.offer) return;
  throw invalid([
    fieldProblem('offer', 'invalid', 'Set a time or offer several, not both at once.'),
  ]);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** 80 random bits in base 32: stands in links, and cannot be guessed from another. */
function randomId(randomBytes: (count: number) => Buffer): InterviewState['id'] {
  return [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
}
