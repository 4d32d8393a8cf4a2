import type pg from 'pg';
import type { InterviewState } from '#shared/interview-state.ts';
import { takesTime } from '#shared/lifecycle.ts';
import { createAbility, createDailyBudget } from '../abilities/service.ts';
import type { Db } from '../db/pool.ts';
import type { Tx } from '../db/transaction.ts';
import type { WecomClient } from '../wecom/client.ts';
import { createAnswers, type CalendarAnswer } from './service/answers.ts';
import { createOwnCalendar } from './service/own-calendar.ts';
import { createCalendarJob } from './service/job.ts';
import { markEntry } from './store.ts';
import { compare, lookAgain } from './turn-store.ts';

export { entries as calendarQueue } from './store.ts';

/** 20 000 new schedules a day (page 93624); changes are counted with them, and some are left. */
const mostCallsADay = 19_500;
/** Several changes in one moment are one call. */
const settleMs = 2_000;
const mostCompared = 5_000;

export type Calendar = ReturnType<typeof createCalendar>;

/** Interviews in their interviewers' WeCom calendars. */
export function createCalendar(options: {
  pool: pg.Pool;
  db: Db;
  wecom: Pick<WecomClient, 'corpId' | 'schedules' | 'calendars'>;
  stateOf: (interviewId: string) => Promise<InterviewState | undefined>;
  /** @throws ProblemError when the interview does not take it (any more) */
  respond: (answer: CalendarAnswer) => Promise<unknown>;
  /** Asks WeCom who of them the app may still see. */
  lookUp: (userids: string[]) => Promise<void>;
  publicUrl: string;
  now: () => number;
  random: () => number;
  onError: (error: unknown) => void;
}) {
  const { db, now } = options;
  const { corpId } = options.wecom;
  const ability = createAbility({ db, corpId, name: 'calendar', now });
  const own = createOwnCalendar({ ...options, ability });
  const budget = createDailyBudget({ db, corpId, api: 'schedule', most: mostCallsADay, now });

  return {
    ability,
    job: createCalendarJob({ ...options, ability, own, budget }),

    /** In the transaction of every change of an interview. */
    async changed(tx: Tx, change: { after: InterviewState; at: Date }): Promise<void> {
      const { after, at } = change;
      await markEntry(tx, {
        interviewId: after.id,
        version: after.version,
        appears: takesTime(after.status),
        at,
        dueAt: new Date(at.getTime() + settleMs),
      });
    },

    /** A member changed or deleted what we had put there: it is put right again. */
    restore: (scheduleId: string) => lookAgain(db, { scheduleId }, new Date(now())),

    /** A member deleted the whole calendar. */
    async restoreAll(calId: string): Promise<number> {
      if (!(await own.forget(calId))) return 0;
      return lookAgain(db, { all: true }, new Date(now()));
    },

    /** A member answered in their calendar; says in a word what came of it. */
    answered: createAnswers(options),

    /** Marks interviews to come whose entry is not of their version. */
    compare: () => compare(db, { corpId, at: new Date(now()), most: mostCompared }),
    sweep: budget.sweep,
  };
}
