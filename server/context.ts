import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino, type DestinationStream, type Logger } from 'pino';
import { defaultLocale } from '#shared/locale.ts';
import type { Config } from './config.ts';
import { createCandidates } from './candidates/service.ts';
import { createCallbacks } from './callbacks/service.ts';
import { createDb, createPool } from './db/pool.ts';
import { createDoctor } from './doctor/service.ts';
import { createInterviews } from './interviews/service.ts';
import { createListener } from './db/listener.ts';
import { createPeriodic } from './jobs/periodic.ts';
import { createWorker } from './jobs/worker.ts';
import { createJssdk } from './jssdk/service.ts';
import { createLogin, createSessions } from './login/service.ts';
import { createMembers } from './members/service.ts';
import { createDelivery } from './notifications/deliver.ts';
import { createNotifications, notificationChannel } from './notifications/service.ts';
import { createCallbackKeys } from './wecom/callback-keys.ts';
import { createWecomClient } from './wecom/client.ts';
import { createHoldStore } from './wecom/holds-store.ts';
import { createSeal } from './wecom/credentials/seal.ts';
import { createCredentialStore } from './wecom/credentials/store.ts';

/** WeCom answers in well under a second; a person is waiting for some of these calls. */
const wecomLimits = {
  timeoutMs: 8_000,
  repeatWithinMs: 6_000,
  // Room for one call that takes its time, in this process or another.
  deadlineMs: 15_000,
  holdMs: 20_000,
};
const wecomCallsAtOnce = 20;
const deliveriesAtOnce = 10;
const sweepMs = 15 * 60_000;
const sweepLock = 7_243_110_010;
/** Offers end and interviews are over no later than this after their time. */
const clockworkMs = 30_000;
const clockworkLock = 7_243_110_011;

export type Context = ReturnType<typeof createContext>;

/** What a process starts with that the environment does not say. */
export interface Given {
  databaseUrl: string;
  appSecret: string;
  wecom: Config['wecom'];
  now: () => number;
  /** How a WeCom call waits before it is made again; by the machine's clock by default. */
  pause?: (ms: number) => Promise<void>;
  /** Where log lines go; standard output by default. */
  logTo?: DestinationStream;
}

/** Everything long-lived, built once. `close` undoes it in reverse. */
export function createContext(config: Config, given: Given) {
  const { now } = given;
  const { publicUrl } = config;
  const log: Logger = pino(
    { level: config.logLevel, base: null },
    given.logTo ?? pino.destination(1),
  );
  const onError = (error: unknown) => log.error({ err: error }, 'background work failed');

  const pool = createPool(given.databaseUrl, onError);
  const db = createDb(pool);
  const wecom = createWecomClient({
    ...given.wecom,
    limits: wecomLimits,
    mostAtOnce: wecomCallsAtOnce,
    holds: createHoldStore(pool, given.wecom),
    sleep: given.pause ?? ((ms) => sleep(ms)),
    store: createCredentialStore(pool),
    seal: createSeal(given.appSecret, config.appSecretPrevious),
    now,
    elapsed: () => performance.now(),
    random: Math.random,
    randomBytes,
    onError,
    onCall: (report) =>
      report.malformed
        ? log.error(report, 'WeCom understood only a part of our request')
        : log.debug(report, 'wecom call'),
  });
  const { corpId } = wecom;

  const members = createMembers({ ...config, db, wecom, now, defaultLocale });
  const sessions = createSessions({ db, now });
  const callbacks = createCallbacks({
    keys: createCallbackKeys(given.wecom.callbackPairs, corpId),
    members,
    sessions,
    now,
    log,
  });
  const { appSecret } = given;
  const login = createLogin({
    db,
    wecom,
    members,
    sessions,
    now,
    randomBytes,
    sleep: (ms) => sleep(ms),
    publicUrl,
    appSecret,
  });
  const notifications = createNotifications();
  const candidates = createCandidates();
  const interviews = createInterviews({
    db,
    corpId,
    members,
    candidates,
    notifications,
    now,
    randomBytes,
    publicUrl,
    onError,
  });
  const delivery = createDelivery({ db, wecom, now, random: Math.random, publicUrl });

  const worker = createWorker({
    claim: delivery.claim,
    handle: delivery.deliver,
    most: deliveriesAtOnce,
    idleMs: 5_000,
    onError,
  });
  const listener = createListener({
    url: given.databaseUrl,
    channel: notificationChannel,
    onNotify: worker.wake,
    onError,
  });
  const clockwork = createPeriodic({
    pool,
    lockKey: clockworkLock,
    everyMs: clockworkMs,
    task: interviews.tick,
    onError,
  });
  const sweeper = createPeriodic({
    pool,
    lockKey: sweepLock,
    everyMs: sweepMs,
    task: sessions.sweep,
    onError,
  });

  return {
    log,
    now,
    pool,
    db,
    wecom,
    members,
    sessions,
    callbacks,
    login,
    notifications,
    candidates,
    interviews,
    jssdk: createJssdk({ wecom, publicUrl }),
    doctor: createDoctor({ wecom, publicUrl }),

    async startWork() {
      worker.start();
      sweeper.start();
      clockwork.start();
      await listener.start();
    },

    async close() {
      await listener.stop();
      await sweeper.stop();
      await clockwork.stop();
      await worker.stop();
      await callbacks.settled();
      await wecom.renewal.stop();
      wecom.close();
      await pool.end();
    },
  };
}
