import type pg from 'pg';
import type { CredentialKey, Reading, RenewalLimits } from './credential.ts';
import { createHeldStore, type HeldStore } from './held-store.ts';
import { withRenewalLock } from './lock-store.ts';
import { readCredential } from './read-store.ts';

export interface CredentialStore {
  read(key: CredentialKey): Promise<Reading>;
  /**
   * Runs `work` while nobody else in the fleet renews the same credential. What `work` wrote is
   * kept when it resolves. Whoever dies or freezes meanwhile loses the lock and can write no more.
   * @throws RenewalBusy when another one still works on it after `waitMs`
   */
  alone<T>(
    key: CredentialKey,
    limits: RenewalLimits,
    work: (held: HeldStore) => Promise<T>,
  ): Promise<T>;
}

/**
 * Tokens and tickets in the table `wecom_credential`, shared by every process.
 * Time is the database's, unless `now` is given.
 */
export function createCredentialStore(
  pool: pg.Pool,
  options: { now?: () => number } = {},
): CredentialStore {
  const clock = () => (options.now ? new Date(options.now()) : null);
  return {
    read: (key) => readCredential(pool, key, clock()),
    alone: (key, limits, work) =>
      withRenewalLock(pool, key, limits, (client) => work(createHeldStore(client, key, clock))),
  };
}
