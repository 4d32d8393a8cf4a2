import { WecomError } from '../errors.ts';
import { RenewalBusy } from './lock-store.ts';
import { msUntilDue } from './due.ts';
import { apiOf, createRenew, type Known, type Reason, type RenewDeps } from './renew.ts';
import type { CredentialKind } from './credential.ts';
import { TooLate, within } from './within.ts';

export interface Vault {
  /** The current value; fetched once however many callers, in all processes, wait for it. */
  get(kind: CredentialKind): Promise<string>;
  /** A value other than `failed`, which WeCom has just called stale. */
  replace(kind: CredentialKind, failed: string): Promise<string>;
  /**
   * Renews a stored credential when its end is near, so that nobody has to wait for it, and takes
   * over what another process has renewed. Milliseconds until the next time; undefined for none.
   */
  keepFresh(kind: CredentialKind): Promise<number | undefined>;
}

export interface VaultOptions extends Omit<RenewDeps, 'waitMs'> {
  /** Milliseconds on a clock that never jumps: only differences are used. */
  elapsed: () => number;
  /** A caller waits no longer; less than this a renewal waits for another process's. */
  deadlineMs: number;
}

interface Held {
  value: string;
  /** On the clock `elapsed`. */
  until: number;
  /** On the store's clock. */
  obtainedAt: Date;
}

interface Found {
  at: Date;
  known: Known;
}

/** A renewal under way, and the value it was asked to replace. */
interface Flight {
  failed: string | undefined;
  landed: Promise<Held>;
}

/**
 * The credentials of one app: in memory, else in the store, else from WeCom. A value is used until
 * the end WeCom named. Every method rejects with WecomError only.
 */
export function createVault(options: VaultOptions): Vault {
  const { elapsed, deadlineMs } = options;
  const { read, renew } = createRenew({ ...options, waitMs: Math.ceil(deadlineMs * 0.75) });
  const held = new Map<CredentialKind, Held>();
  const pending = new Map<CredentialKind, Flight>();

  /** `readAt` is when the reading began: what it found is no older, and another may be newer. */
  function hold(kind: CredentialKind, found: Found, readAt: number, failed?: string): Held {
    const { at, known } = found;
    const before = fresh(kind);
    const isLate = before && before.obtainedAt > known.obtainedAt && before.value !== failed;
    if (isLate) return before;
    const { value, obtainedAt, expiresAt } = known;
    const one = { value, obtainedAt, until: readAt + expiresAt.getTime() - at.getTime() };
    held.set(kind, one);
    return one;
  }

  async function renewed(kind: CredentialKind, reason: Reason): Promise<Held> {
    // Before the ticket's lock, so that its connection need not wait for the token's.
    if (kind !== 'access_token') await current('access_token');
    const readAt = elapsed();
    const outcome = await renew(kind, reason);
    if ('failure' in outcome) throw outcome.failure;
    return hold(kind, outcome, readAt, reason.failed);
  }

  async function found(kind: CredentialKind, failed: string | undefined): Promise<Held> {
    if (failed !== undefined) return renewed(kind, { failed });
    const readAt = elapsed();
    const { at, known } = await read(kind);
    if (known && at < known.expiresAt) return hold(kind, { at, known }, readAt);
    return renewed(kind, {});
  }

  async function refreshed(kind: CredentialKind): Promise<number | undefined> {
    const readAt = elapsed();
    const { at, known } = await read(kind);
    if (!known) return undefined;
    if (at < known.expiresAt) hold(kind, { at, known }, readAt);
    const left = msUntilDue(known, at);
    if (left > 0) return left;
    await renewed(kind, { ahead: true });
    return 0;
  }

  /** Nobody waits without an end, and what goes wrong is always WeCom's error or typed as one. */
  function bounded<T>(kind: CredentialKind, work: Promise<T>): Promise<T> {
    return within(deadlineMs, work).catch((error: unknown) => {
      throw typed(kind, error);
    });
  }

  function shared(kind: CredentialKind, failed: string | undefined): Flight {
    const running = pending.get(kind);
    if (running) return running;
    const landed = bounded(kind, found(kind, failed)).finally(() => pending.delete(kind));
    const flight = { failed, landed };
    pending.set(kind, flight);
    return flight;
  }

  const fresh = (kind: CredentialKind): Held | undefined => {
    const one = held.get(kind);
    return one && elapsed() < one.until ? one : undefined;
  };

  async function current(kind: CredentialKind): Promise<Held> {
    return fresh(kind) ?? shared(kind, undefined).landed;
  }

  return {
    get: async (kind) => (await current(kind)).value,
    async replace(kind, failed) {
      const one = fresh(kind);
      if (one && one.value !== failed) return one.value;
      const flight = shared(kind, failed);
      const { value } = await flight.landed;
      // One that knew of the failure is the answer, even when WeCom repeats itself.
      if (value !== failed || flight.failed === failed) return value;
      return (await shared(kind, failed).landed).value;
    },
    keepFresh: (kind) => bounded(kind, refreshed(kind)),
  };
}

function typed(kind: CredentialKind, error: unknown): WecomError {
  if (error instanceof WecomError) return error;
  const isSlow = error instanceof RenewalBusy || error instanceof TooLate;
  const failure = new WecomError({
    api: apiOf[kind],
    errcode: null,
    meaning: isSlow
      ? 'another renewal has not come to its end in time'
      : 'the stored value cannot be reached',
    reaction: 'retry',
    advice: isSlow
      ? 'Check that this server reaches WECOM_API_URL; it is tried again.'
      : 'Check that this server reaches its database, DATABASE_URL; it is tried again.',
  });
  failure.cause = error;
  return failure;
}
