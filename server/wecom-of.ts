import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type pg from 'pg';
import type { Config } from './config.ts';
import type { Metrics } from './metrics/service.ts';
import { createWecomClient, type WecomClient } from './wecom/client.ts';
import { createSeal } from './wecom/credentials/seal.ts';
import { createCredentialStore } from './wecom/credentials/store.ts';
import { createHoldStore } from './wecom/holds-store.ts';

/** WeCom answers in well under a second; a person is waiting for some of these calls. */
const wecomLimits = {
  timeoutMs: 8_000,
  repeatWithinMs: 6_000,
  // Room for one call that takes its time, in this process or another.
  deadlineMs: 15_000,
  holdMs: 20_000,
};
const wecomCallsAtOnce = 20;

/** The WeCom client of a process: its limits, its memory in the database, and who hears of calls. */
export function createWecomOf(
  config: Pick<Config, 'appSecretPrevious'>,
  given: {
    wecom: Config['wecom'];
    appSecret: string;
    now: () => number;
    pause?: (ms: number) => Promise<void>;
  },
  process: {
    pool: pg.Pool;
    log: Logger;
    metrics: Metrics;
    onError: (error: unknown) => void;
  },
): WecomClient {
  const { pool, log, metrics, onError } = process;
  return createWecomClient({
    ...given.wecom,
    limits: wecomLimits,
    mostAtOnce: wecomCallsAtOnce,
    holds: createHoldStore(pool, given.wecom),
    sleep: given.pause ?? ((ms) => sleep(ms)),
    store: createCredentialStore(pool),
    seal: createSeal(given.appSecret, config.appSecretPrevious),
    now: given.now,
    elapsed: () => performance.now(),
    random: Math.random,
    randomBytes,
    onError,
    onCall(report) {
      metrics.onCall(report);
      if (report.malformed) log.error(report, 'WeCom understood only a part of our request');
      else log.debug(report, 'wecom call');
    },
  });
}
