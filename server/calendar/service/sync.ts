import type { InterviewState } from '#shared/interview-state.ts';
import type { Db } from '../../db/pool.ts';
import { WecomError } from '../../wecom/errors.ts';
import type { WecomClient } from '../../wecom/client.ts';
import type { DailyBudget } from '../../abilities/service.ts';
import { markAdding, recordShown, type Entry, type Shown } from '../store.ts';
import { linkOf, wantedEntry, type Wanted } from '../wanted.ts';

/** Not known, deleted (page 90313). */
const gone = new Set([90458, 90460]);
/** It has begun; WeCom does not move it any more. */
const intoThePast = 90706;
/** A member who takes an interview out of the calendar again and again means it. */
const mostRestored = 3;

/** Today's calls are used up. */
export class NoCallsLeft extends Error {
  override name = 'NoCallsLeft';
}

/** Makes one interview's schedule what it should be, with as few calls as that takes. */
export function createSync(options: {
  db: Db;
  wecom: Pick<WecomClient, 'schedules'>;
  budget: DailyBudget;
  publicUrl: string;
  now: () => number;
}) {
  const { db, wecom, budget, publicUrl, now } = options;
  const { schedules } = wecom;

  async function spend() {
    if (!(await budget.take())) throw new NoCallsLeft("today's calendar calls are used up");
  }

  function record(entry: Entry, shown: Partial<Shown> & { revision: number }) {
    return recordShown(db, entry.interviewId, {
      scheduleId: entry.scheduleId,
      contentHash: entry.contentHash,
      attendees: entry.attendees,
      restored: entry.restored,
      at: new Date(now()),
      ...shown,
    });
  }

  /**
   * A schedule that was made although its id never arrived. WeCom has no check for repetitions,
   * so it is found by the link in its description; a second one is deleted.
   */
  async function madeUnheard(entry: Entry, calId: string): Promise<string | undefined> {
    if (entry.scheduleId !== null || entry.addingSince === null) return undefined;
    const link = linkOf(entry.interviewId, publicUrl);
    const all = await schedules.listByCalendar(calId);
    const [first, ...others] = all.filter(
      ({ cancelled, description }) => !cancelled && description.endsWith(link),
    );
    for (const { scheduleId } of others) await schedules.del(scheduleId);
    return first?.scheduleId;
  }

  async function add(
    entry: Entry,
    wanted: Extract<Wanted, { kind: 'shown' }>,
    { calId, revision, restored }: { calId: string; revision: number; restored: number },
  ) {
    await spend();
    await markAdding(db, entry.interviewId, new Date(now()));
    const { content, hash, attendees } = wanted;
    const scheduleId = await addOnce();
    await record(entry, { scheduleId, contentHash: hash, attendees, revision, restored });

    /** Refused is not made: the mark is for answers that never came. */
    async function addOnce() {
      try {
        return await schedules.add({ ...content, attendees }, calId);
      } catch (error) {
        if (error instanceof WecomError && !error.ambiguous) await record(entry, { revision });
        throw error;
      }
    }
  }

  /** Whether it is still there as we left it: a member may have changed or deleted it. */
  async function isAlive(scheduleId: string): Promise<boolean> {
    try {
      const [found] = await schedules.get([scheduleId]);
      return found !== undefined && !found.cancelled;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  async function show(
    entry: Entry,
    wanted: Extract<Wanted, { kind: 'shown' }>,
    { calId, revision }: { calId: string; revision: number },
  ) {
    const made = await madeUnheard(entry, calId);
    const scheduleId = entry.scheduleId ?? made;
    if (scheduleId === undefined) {
      return add(entry, wanted, { calId, revision, restored: entry.restored });
    }
    const mustLook = entry.contentHash === '' && !made;
    const restored = entry.restored + (mustLook ? 1 : 0);
    if (restored > mostRestored) return record(entry, { revision, contentHash: wanted.hash });
    if (mustLook && !(await isAlive(scheduleId))) {
      return add({ ...entry, scheduleId: null }, wanted, { calId, revision, restored });
    }
    try {
      await change({ ...entry, scheduleId }, wanted, { revision, restored });
    } catch (error) {
      if (!isGone(error)) throw error;
      await add({ ...entry, scheduleId: null }, wanted, { calId, revision, restored });
    }
  }

  /** Who is not concerned hears nothing: people who come and go do not rewrite the whole. */
  async function change(
    entry: Entry & { scheduleId: string },
    { content, hash, attendees }: Extract<Wanted, { kind: 'shown' }>,
    { revision, restored }: { revision: number; restored: number },
  ) {
    const { scheduleId } = entry;
    if (hash !== entry.contentHash) {
      await spend();
      const id = await schedules.update(scheduleId, { ...content, attendees });
      return record(entry, { scheduleId: id, contentHash: hash, attendees, revision, restored });
    }
    const added = attendees.filter((userid) => !entry.attendees.includes(userid));
    const left = entry.attendees.filter((userid) => !attendees.includes(userid));
    if (added.length > 0) {
      await spend();
      await schedules.addAttendees(scheduleId, added);
    }
    if (left.length > 0) {
      await spend();
      await schedules.delAttendees(scheduleId, left);
    }
    if (added.length + left.length === 0) return;
    // Since when it shows this revision is unchanged.
    await record(entry, { attendees, revision, at: entry.syncedAt ?? new Date(now()) });
  }

  async function remove(entry: Entry, { calId, revision }: { calId: string; revision: number }) {
    const made = await madeUnheard(entry, calId);
    const scheduleId = entry.scheduleId ?? made;
    if (scheduleId) {
      await spend();
      await schedules.del(scheduleId);
    }
    if (scheduleId || entry.addingSince) {
      await record(entry, { scheduleId: null, contentHash: '', attendees: [], revision });
    }
  }

  /** @throws WecomError, WecomLimitError, NoCallsLeft; what was done until then is recorded */
  return async function sync(entry: Entry, state: InterviewState, calId: string): Promise<void> {
    const wanted = wantedEntry(state, publicUrl, now());
    const { revision } = state;
    if (wanted.kind === 'removed') return remove(entry, { calId, revision });
    if (wanted.kind === 'left') return;
    try {
      await show(entry, wanted, { calId, revision });
    } catch (error) {
      if (!(error instanceof WecomError) || error.errcode !== intoThePast) throw error;
    }
  };
}

function isGone(error: unknown): boolean {
  return error instanceof WecomError && error.errcode !== null && gone.has(error.errcode);
}
