import type { Logger } from 'pino';
import type pg from 'pg';
import type { InterviewState } from '#shared/interview-state.ts';
import { createCalendar, calendarQueue } from './calendar/service.ts';
import { callbackChannel, createCallbackJob, createCallbacks, inbox } from './callbacks/service.ts';
import { cardHandlers } from './callbacks/service/handlers/cards.ts';
import { peopleHandlers } from './callbacks/service/handlers/people.ts';
import { scheduleHandlers } from './callbacks/service/handlers/schedules.ts';
import type { Db } from './db/pool.ts';
import type { Tx } from './db/transaction.ts';
import type { Interviews } from './interviews/service.ts';
import type { Queue } from './jobs/lease-store.ts';
import { createWorker } from './jobs/worker.ts';
import type { Sessions } from './login/service.ts';
import type { Members } from './members/service.ts';
import type { Metrics } from './metrics/service.ts';
import type { Notifications } from './notifications/service.ts';
import { createCallbackKeys, type CallbackPair } from './wecom/callback-keys.ts';
import type { WecomClient } from './wecom/client.ts';
import { createWorkbench, workbenchQueue } from './workbench/service.ts';

const callbacksAtOnce = 10;
const calendarsAtOnce = 4;
const outbox: Queue = {
  table: 'notification',
  id: 'id',
  waiting: ['planned', 'retry'],
  rest: ['sent', 'suppressed', 'expired'],
};
/** Nobody notifies of these: what is due soon after a change waits this long at most. */
const lookMs = 3_000;

export type WecomSide = ReturnType<typeof createWecomSide>;

/** What WeCom tells us, and what we tell its calendars and its workbench, with the work behind it. */
export function createWecomSide(options: {
  pool: pg.Pool;
  db: Db;
  wecom: WecomClient;
  callbackPairs: readonly CallbackPair[];
  members: Members;
  sessions: Sessions;
  notifications: Notifications;
  /** They are built after this, as their changes are told here. */
  interviews: () => Interviews;
  metrics: Metrics;
  publicUrl: string;
  now: () => number;
  random: () => number;
  log: Logger;
  onError: (error: unknown) => void;
}) {
  const { db, members, metrics, now, random, log, onError } = options;
  const { interviews } = options;

  async function lookUp(userids: string[]): Promise<void> {
    for (const userid of userids) {
      const known = await members.known(userid);
      if (known) await members.lookAgain(known);
    }
  }

  const workbench = createWorkbench({ ...options, lookUp });
  const calendar = createCalendar({
    ...options,
    lookUp,
    stateOf: (id) => interviews().state(id),
    respond: ({ viewer, interviewId, key, revision, response, reason }) =>
      interviews().command(
        viewer,
        interviewId,
        'respond',
        { revision, response, reason, proposals: [] },
        { key },
      ),
  });
  const callbacks = createCallbacks({
    keys: createCallbackKeys(options.callbackPairs, options.wecom.corpId),
    db,
    now,
    log,
    onCallback: metrics.onCallback,
  });
  const callbackJob = createCallbackJob({
    db,
    now,
    random,
    log,
    handlers: {
      ...peopleHandlers({ ...options, rename: (from, to) => members.renamed({ from, to }) }),
      ...scheduleHandlers({ calendar }),
      ...cardHandlers({
        members,
        notifications: options.notifications,
        interviews: {
          command: (...given) => interviews().command(...given),
          state: (id) => interviews().state(id),
        },
      }),
    },
  });
  metrics.watch({
    notifications: { queue: outbox },
    callbacks: { queue: inbox },
    calendar: { queue: calendarQueue, ability: calendar.ability },
    workbench: { queue: workbenchQueue, ability: workbench.ability },
  });

  const inboxWorker = createWorker({
    claim: callbackJob.claim,
    handle: callbackJob.handle,
    most: callbacksAtOnce,
    idleMs: 5_000,
    onError,
  });
  const calendarWorker = createWorker({
    claim: calendar.job.claim,
    handle: calendar.job.handle,
    most: calendarsAtOnce,
    idleMs: lookMs,
    onError,
  });
  const workbenchWorker = createWorker({
    claim: workbench.job.claim,
    handle: workbench.job.handle,
    most: 1,
    idleMs: lookMs,
    onError,
  });
  const workers = [inboxWorker, calendarWorker, workbenchWorker];

  return {
    callbacks,
    calendar,
    workbench,
    abilities: [calendar.ability, workbench.ability],
    /** For whoever wants the work done now. */
    jobs: { callbacks: callbackJob, calendar: calendar.job, workbench: workbench.job },

    /** In the transaction of every change of an interview. */
    async changed(
      tx: Tx,
      change: { before: InterviewState | null; after: InterviewState; at: Date },
    ): Promise<void> {
      await calendar.changed(tx, change);
      await workbench.changed(tx, change);
    },

    /** Which worker a notification of the database wakes. */
    hear: { [callbackChannel]: inboxWorker.wake },

    /** Once in a while, in one process. */
    async keepHouse(): Promise<void> {
      await callbacks.sweep();
      await calendar.sweep();
      await calendar.compare();
      await workbench.addMissing();
    },

    start() {
      for (const worker of workers) worker.start();
    },
    async stop() {
      for (const worker of workers) await worker.stop();
    },
  };
}
