import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino, type DestinationStream, type Logger } from 'pino';
import { defaultLocale } from '#shared/locale.ts';
import type { Config } from './config.ts';
import { createAudit } from './audit/service.ts';
import { createCandidateSide } from './candidate-side.ts';
import { createDb, createPool } from './db/pool.ts';
import { createDeliveryLog } from './delivery-log/service.ts';
import { createDoctor } from './doctor/service.ts';
import { createIdentities } from './identities/service.ts';
import { createFeedback } from './feedback/service.ts';
import { createInterviews, type Interviews } from './interviews/service.ts';
import { createListener } from './db/listener.ts';
import { createWorker } from './jobs/worker.ts';
import { createJssdk } from './jssdk/service.ts';
import { createLogin, createSessions } from './login/service.ts';
import { createMembers } from './members/service.ts';
import { createMetrics } from './metrics/service.ts';
import { createDelivery } from './notifications/deliver.ts';
import { createNotifications, notificationChannel } from './notifications/service.ts';
import { createPeriodics } from './periodics.ts';
import { createRoles } from './roles/service.ts';
import { createWecomOf } from './wecom-of.ts';
import { createWecomSide } from './wecom-side.ts';

const deliveriesAtOnce = 10;

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
  const { appSecret, now } = given;
  const { publicUrl } = config;
  const logTo = given.logTo ?? pino.destination(1);
  const log: Logger = pino({ level: config.logLevel, base: null }, logTo);
  const onError = (error: unknown) => log.error({ err: error }, 'background work failed');

  const pool = createPool(given.databaseUrl, onError);
  const db = createDb(pool);
  const metrics = createMetrics({ db, corpId: given.wecom.corpId, now });
  const wecom = createWecomOf(config, given, { pool, log, metrics, onError });
  const { corpId } = wecom;
  const basis = { db, corpId, now };

  const audit = createAudit(basis);
  const sessions = createSessions({ db, now });
  const notifications = createNotifications({ ...basis, mail: config.mail !== undefined });
  const members = createMembers({
    ...config,
    db,
    wecom,
    now,
    audit,
    defaultLocale,
    endSessions: sessions.revoke,
    memberGone: notifications.memberGone,
  });
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
  const candidateSide = createCandidateSide(config, {
    ...basis,
    appSecret,
    audit,
    notifications,
    interviews: () => interviews,
  });
  const wecomSide = createWecomSide({
    pool,
    db,
    wecom,
    callbackPairs: given.wecom.callbackPairs,
    members,
    sessions,
    notifications,
    interviews: () => interviews,
    metrics,
    publicUrl,
    now,
    random: Math.random,
    log,
    onError,
  });
  const interviews: Interviews = createInterviews({
    ...basis,
    members,
    candidates: candidateSide.candidates,
    notifications: {
      ...notifications,
      async plan(tx, change) {
        await wecomSide.changed(tx, change);
        return notifications.plan(tx, change);
      },
    },
    randomBytes,
    publicUrl,
    onError,
  });
  const delivery = createDelivery({
    ...basis,
    wecom,
    random: Math.random,
    publicUrl,
    callbacks: given.wecom.callbackPairs.length > 0,
    mail: candidateSide.byMail,
    onUnreachable: members.doubt,
    budgets: { perDay: config.messagesPerDay },
    onError,
  });
  const worker = createWorker({
    claim: delivery.claim,
    handle: delivery.deliver,
    most: deliveriesAtOnce,
    idleMs: 5_000,
    onError,
  });
  const listener = createListener({
    url: given.databaseUrl,
    hear: { [notificationChannel]: worker.wake, ...wecomSide.hear },
    onError,
  });
  const periodics = createPeriodics({
    pool,
    onError,
    random: Math.random,
    async sweep() {
      await sessions.sweep();
      await wecomSide.keepHouse();
      await candidateSide.candidates.sweep();
    },
    tick: interviews.tick,
    recheck: members.recheckSeated,
  });

  return {
    log,
    now,
    pool,
    db,
    wecom,
    members,
    audit,
    roles: createRoles({ ...basis, members, audit, sessions }),
    identities: createIdentities({ ...basis, members, audit }),
    sessions,
    metrics,
    wecomSide,
    callbacks: wecomSide.callbacks,
    login,
    notifications,
    ...candidateSide.open(),
    interviews,
    /** For whoever wants the work done now. */
    delivery,
    deliveryLog: createDeliveryLog({ ...basis, interviews }),
    feedback: createFeedback({ ...basis, interviews, audit }),
    jssdk: createJssdk({ wecom, publicUrl }),
    doctor: createDoctor({ wecom, publicUrl, abilities: wecomSide.abilities }),

    async startWork() {
      worker.start();
      wecomSide.start();
      periodics.start();
      await listener.start();
    },

    async close() {
      await listener.stop();
      await periodics.stop();
      await worker.stop();
      delivery.stop();
      await wecomSide.stop();
      await wecom.renewal.stop();
      wecom.close();
      candidateSide.mail.close();
      await pool.end();
    },
  };
}
