import { liveSeats, type InterviewState } from '#shared/interview-state.ts';
import type { Ability, DailyBudget } from '../../abilities/service.ts';
import type { Db } from '../../db/pool.ts';
import { backoffMs } from '../../jobs/backoff.ts';
import type { Claimed } from '../../jobs/lease-store.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { WecomError } from '../../wecom/errors.ts';
import { claimEntries, hasDue, readEntry, type Entry } from '../store.ts';
import { endTurn, type TurnEnd } from '../turn-store.ts';
import type { createOwnCalendar } from './own-calendar.ts';
import { createSync, NoCallsLeft } from './sync.ts';

/** Longer than the calls of one turn can take. */
const leaseMs = 120_000;
const poisonous = 3;
const mostTries = 8;
/** The first leaves WeCom time to finish a call whose answer never came. */
const pauses = { first: 30_000, most: 60 * 60_000 };

/** Changed interviews → WeCom's calendars. */
export function createCalendarJob(options: {
  db: Db;
  wecom: Pick<WecomClient, 'schedules'>;
  ability: Ability;
  own: ReturnType<typeof createOwnCalendar>;
  budget: DailyBudget;
  stateOf: (interviewId: string) => Promise<InterviewState | undefined>;
  lookUp: (userids: string[]) => Promise<void>;
  publicUrl: string;
  now: () => number;
  random: () => number;
  onError: (error: unknown) => void;
}) {
  const { db, ability, own, budget, now } = options;
  const sync = createSync(options);
  const later = (ms: number) => new Date(now() + ms);

  async function turn(entry: Entry): Promise<TurnEnd> {
    const state = await options.stateOf(entry.interviewId);
    if (!state) return { status: 'failed', error: 'the interview is not there' };
    const { version, revision } = state;
    if (entry.contentHash !== '' && version === entry.syncedVersion) {
      return { status: 'synced', version, revision };
    }
    try {
      const calId = await own.find();
      // Off, or about to be on: nothing is lost, the entry waits.
      if (calId === undefined) return waiting('the calendar is not ready', later(60_000));
      await sync(entry, state, calId);
      return { status: 'synced', version, revision };
    } catch (error) {
      return afterError(error, entry, state);
    }
  }

  async function afterError(error: unknown, entry: Entry, state: InterviewState): Promise<TurnEnd> {
    if (error instanceof NoCallsLeft) return waiting(error.message, budget.nextDay());
    if (await ability.offBy(error)) return waiting((error as Error).message, later(0));
    const text = error instanceof Error ? error.message : String(error);
    if (!(error instanceof WecomError)) options.onError(error);
    else if (error.reaction === 'wait') {
      return waiting(text, later((error.retryAfterMs ?? 60_000) + options.random() * 10_000));
    } else if (error.reaction === 'recipient') {
      await options.lookUp(liveSeats(state).map(({ userid }) => userid));
    }
    const tries = entry.finished + 1;
    const isPermanent = error instanceof WecomError && error.reaction === 'permanent';
    if (isPermanent || tries >= mostTries) return { status: 'failed', error: text };
    const dueAt = later(backoffMs(tries, options.random(), pauses));
    return { status: 'waiting', error: text, dueAt, held: false };
  }

  return {
    /** Interviews whose calendars this process may now change; none while calendars are off. */
    async claim(most: number): Promise<Claimed<string>[]> {
      const at = new Date(now());
      if (!(await hasDue(db, at))) return [];
      if ((await own.find()) === undefined) return [];
      return claimEntries(db, { at, leaseUntil: later(leaseMs), most });
    },

    /** One turn of one interview; whatever happens, its entry says so. */
    async handle({ id, unfinished }: Claimed<string>): Promise<void> {
      const entry = await readEntry(db, id);
      if (!entry) return;
      const end: TurnEnd =
        unfinished > poisonous
          ? { status: 'failed', error: 'every attempt ended the process' }
          : await turn(entry);
      await endTurn(db, id, end, new Date(now()));
    },
  };
}

function waiting(error: string, dueAt: Date): TurnEnd {
  return { status: 'waiting', error, dueAt, held: true };
}
