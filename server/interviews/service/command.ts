import type { InterviewState, Slot } from '#shared/interview-state.ts';
import type { CommandName } from '#shared/lifecycle.ts';
import type { Viewer } from '#shared/member.ts';
import type { Action } from '#shared/permissions.ts';
import { fieldProblem, invalid, ProblemError } from '#shared/problem-error.ts';
import type { Tx } from '../../db/transaction.ts';
import type { InterviewPatch } from '../store/write-store.ts';

export type { InterviewPatch } from '../store/write-store.ts';

/** Who acts. A candidate has been let in by the session of their link, the system by nobody. */
export type Actor = { kind: 'member'; viewer: Viewer } | { kind: 'candidate' } | { kind: 'system' };

/** What every command may carry; its own fields stand beside. */
export interface CommonInput {
  /** The revision its author has seen. Left out, none is compared. */
  revision?: number;
  reason?: string;
  /** Userids who are not told by message. */
  skip?: readonly string[];
}

export interface Situation<Input, Prepared = undefined> {
  before: InterviewState;
  actor: Actor;
  input: Input;
  at: Date;
  prepared: Prepared;
}

/** Something that happens to an interview. The runner does all that is the same for each. */
export interface Command<Input extends CommonInput, Prepared = undefined> {
  name: CommandName;
  /** A member needs one of these rights; who is no member is let through by whoever calls. */
  actions?: readonly Action[];
  /** Before the transaction, which must not wait for the network: WeCom is asked here. */
  prepare?(input: Input): Promise<Prepared>;
  /**
   * Changes rows, under the interview's lock, and says what changes on its own row.
   * @throws ProblemError when a guard fails
   */
  apply(tx: Tx, on: Situation<Input, Prepared>): Promise<InterviewPatch>;
  /** Members who are not told because of what was asked, beside those in `skip`. */
  skips?(before: InterviewState, input: Input): string[];
  /** What happens to it of itself right after, in the same transaction. */
  then?(after: InterviewState): Command<CommonInput> | undefined;
}

/** @throws ProblemError validation_failed for a time that is over */
export function slotAhead(
  input: { startsAt: string; minutes: number },
  at: Date,
  field = 'startsAt',
): Slot {
  const slot = slotFrom(input);
  if (slot.startsAt.getTime() > at.getTime()) return slot;
  throw invalid([fieldProblem(field, 'in_the_past', 'Choose a time that is still to come.')]);
}

export function slotFrom(input: { startsAt: string; minutes: number }): Slot {
  const startsAt = new Date(input.startsAt);
  return { startsAt, endsAt: new Date(startsAt.getTime() + input.minutes * 60_000) };
}

/** A guard that failed although the status would allow the command. */
export function notNow(detail: string): ProblemError {
  return new ProblemError('illegal_transition', detail);
}

/** The id of the member who acts; null for others. */
export function actorId(actor: Actor): number | null {
  return actor.kind === 'member' ? actor.viewer.memberId : null;
}
