import { createHash } from 'node:crypto';
import type { InterviewState } from '#shared/interview-state.ts';
import type { InterviewDetail } from '#shared/interview.ts';
import { isLegal, statusAfter, transitions } from '#shared/lifecycle.ts';
import type { NoticePreview } from '#shared/notification.ts';
import { grantOf, type Action } from '#shared/permissions.ts';
import { forbidden, notFound, ProblemError } from '#shared/problem-error.ts';
import { relationsOf } from '#shared/relations.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { lockInterview, readState } from '../store/state-store.ts';
import { patchInterview } from '../store/write-store.ts';
import { asClash } from './clashes.ts';
import type { Actor, Command, CommonInput } from './command.ts';
import type { Effects } from './effects.ts';
import { createKeys } from './keys.ts';
import type { Presenter } from './present.ts';

export type Runner = ReturnType<typeof createRunner>;

export interface ExecuteOptions {
  /** Idempotency-Key of a member's request. */
  key?: string | undefined;
  /** Everything is done and undone again; the answer is who would have been told what. */
  preview?: boolean;
}

/** `after` is missing when an earlier answer is given again, `detail` when nobody reads it. */
export type Executed =
  | { detail: InterviewDetail | undefined; after: InterviewState | undefined }
  | { preview: NoticePreview[] };

/** Undoes the transaction of a preview. */
export class RolledBack extends Error {
  readonly notices: NoticePreview[];
  constructor(notices: NoticePreview[]) {
    super('a preview changes nothing');
    this.notices = notices;
  }
}

/** For the end of a transaction that may have been a preview. */
export function asPreview(error: unknown): Executed {
  if (error instanceof RolledBack) return { preview: error.notices };
  throw error;
}

/** Commands → one transaction each: permission, legality, effects, history and messages. */
export function createRunner(options: {
  db: Db;
  corpId: string;
  now: () => number;
  effects: Effects;
  present: Presenter;
}) {
  const { db, corpId, effects, present } = options;
  const keys = createKeys(options.now);

  /** Under its lock. @throws ProblemError not_found, also when the member may not see it */
  async function take(tx: Tx, actor: Actor, id: string): Promise<InterviewState> {
    const state = (await lockInterview(tx, corpId, id)) && (await readState(tx, corpId, id));
    if (!state || (actor.kind === 'member' && !may(actor, 'see', state))) {
      throw notFound('interview');
    }
    return state;
  }

  async function check<I extends CommonInput, P>(
    tx: Tx,
    actor: Actor,
    command: Command<I, P>,
    input: I,
    before: InterviewState,
  ): Promise<void> {
    if (actor.kind === 'member' && command.actions && !mayAny(actor, command.actions, before)) {
      throw forbidden('Your roles do not allow this here. Ask whoever organises the interview.');
    }
    const stale = input.revision !== undefined && input.revision !== before.revision;
    if (!stale && isLegal(command.name, before.status)) return;
    const current = actor.kind === 'member' ? await present.detail(tx, before, actor.viewer) : null;
    throw stale
      ? new ProblemError('stale_revision', 'It has changed since. Look again.', undefined, {
          current,
        })
      : new ProblemError(
          'illegal_transition',
          `An interview that is ${before.status} does not allow this.`,
          undefined,
          { current },
        );
  }

  /** Under the lock, after all checks. Other commands may follow of themselves. */
  async function perform<I extends CommonInput, P>(
    tx: Tx,
    actor: Actor,
    command: Command<I, P>,
    input: I,
    before: InterviewState,
    prepared: P,
  ): Promise<{ after: InterviewState; notices: NoticePreview[] }> {
    const at = new Date(options.now());
    const patch = await command.apply(tx, { before, actor, input, at, prepared });
    await patchInterview(tx, before.id, {
      patch,
      status: statusAfter(command.name, before.status),
      revises: transitions[command.name].revision === 'next',
      at,
    });
    const { after, notices } = await effects.settle(tx, {
      id: before.id,
      action: command.name,
      before,
      actor,
      reason: input.reason ?? '',
      skip: [...(input.skip ?? []), ...(command.skips?.(before, input) ?? [])],
      at,
    });
    const next = command.then?.(after);
    if (!next) return { after, notices };
    const rest = await perform(tx, { kind: 'system' }, next, {}, after, undefined);
    return { after: rest.after, notices: [...notices, ...rest.notices] };
  }

  /**
   * Runs a command in a transaction of its own.
   * @throws ProblemError not_found, forbidden, stale_revision, illegal_transition, seat_conflict,
   *   validation_failed, idempotency_conflict
   */
  async function execute<I extends CommonInput, P>(
    actor: Actor,
    id: string,
    command: Command<I, P>,
    input: I,
    { key, preview = false }: ExecuteOptions = {},
  ): Promise<Executed> {
    const prepared = (await command.prepare?.(input)) as P;
    const viewer = actor.kind === 'member' ? actor.viewer : undefined;
    const hash = createHash('sha256')
      .update(JSON.stringify([command.name, id, input]))
      .digest();
    const used = viewer && key !== undefined && !preview ? { viewer, key, hash } : undefined;
    return inTransaction(db, async (tx): Promise<Executed> => {
      const earlier = used && (await keys.take<InterviewDetail>(tx, used));
      if (earlier) return { detail: earlier, after: undefined };
      const before = await take(tx, actor, id);
      await check(tx, actor, command, input, before);
      const { after, notices } = await perform(tx, actor, command, input, before, prepared);
      if (preview) throw new RolledBack(notices);
      const detail = viewer && (await present.detail(tx, after, viewer));
      if (used && detail) await keys.fill(tx, used, id, detail);
      return { detail, after };
    })
      .catch(asPreview)
      .catch(asClash);
  }

  return { execute, perform, keys };
}

type Member = Extract<Actor, { kind: 'member' }>;

function may(actor: Member, action: Action, state: InterviewState): boolean {
  return grantOf(action, relationsOf(actor.viewer, state)) !== undefined;
}

function mayAny(actor: Member, actions: readonly Action[], state: InterviewState): boolean {
  return actions.some((action) => may(actor, action, state));
}
