import type { Seal } from './seal.ts';
import type { CredentialKind, CredentialStore } from './store.ts';

/** What WeCom answered: the string, and how many seconds it says it lasts. */
export interface Fetched {
  value: string;
  expiresIn: unknown;
}

export interface Vault {
  /** The current value; fetched once however many callers wait for it. */
  get(kind: CredentialKind): Promise<string>;
  /** A value other than `failed`, which WeCom has just called stale. */
  replace(kind: CredentialKind, failed: string): Promise<string>;
}

interface Current {
  value: string;
  version: number;
  expiresAt: number;
}

/** A renewal under way, and the value it was asked to replace. */
interface Flight {
  failed: string | undefined;
  landed: Promise<Current>;
}

/** Used when WeCom names no usable lifetime: long enough to work, short enough to heal. */
const doubtfulSeconds = 60;

/**
 * Access token and tickets of one app. Memory first, then the shared store, then WeCom.
 * A value is used until the end of the lifetime WeCom named: WeCom repeats the same string
 * until then (pages 91039, 91200), so asking earlier would bring nothing new.
 */
export function createVault(options: {
  corpId: string;
  agentId: number;
  store: CredentialStore;
  seal: Seal;
  now: () => number;
  fetch: (kind: CredentialKind) => Promise<Fetched>;
}): Vault {
  const { corpId, agentId, store, seal, now } = options;
  const held = new Map<CredentialKind, Current>();
  const pending = new Map<CredentialKind, Flight>();
  const place = (kind: CredentialKind) => `${corpId}:${agentId}:${kind}`;

  async function stored(kind: CredentialKind): Promise<Current & { readable: boolean }> {
    const row = await store.read({ corpId, agentId, kind });
    const nothing = { value: '', version: row?.version ?? 0, expiresAt: 0, readable: false };
    // Sealed with another APP_SECRET: as good as absent, and overwritten by the next fetch.
    if (!row || row.keyId !== seal.keyId) return nothing;
    const value = seal.open(row.ciphertext, place(kind));
    return { value, version: row.version, expiresAt: row.expiresAt.getTime(), readable: true };
  }

  async function renew(kind: CredentialKind, failed: string | undefined): Promise<Current> {
    const known = await stored(kind);
    if (known.readable && known.value !== failed && now() < known.expiresAt) return known;

    const asked = now();
    const fetched = await options.fetch(kind);
    const end = asked + lifetime(fetched.expiresIn) * 1000;
    // The same string again lives no longer than it did before.
    const repeated = known.value === fetched.value && known.expiresAt > asked;
    const expiresAt = repeated ? Math.min(known.expiresAt, end) : end;

    const written = await store.write(
      { corpId, agentId, kind },
      {
        ciphertext: seal.close(fetched.value, place(kind)),
        keyId: seal.keyId,
        obtainedAt: new Date(asked),
        expiresAt: new Date(expiresAt),
      },
      known.version,
    );
    if (written) return { value: fetched.value, version: known.version + 1, expiresAt };
    // Another process was faster; what it stored is at least as new.
    const newer = await stored(kind);
    return newer.readable ? newer : { value: fetched.value, version: newer.version, expiresAt };
  }

  function shared(kind: CredentialKind, failed: string | undefined): Flight {
    const running = pending.get(kind);
    if (running) return running;
    const landed = renew(kind, failed)
      .then((current) => {
        held.set(kind, current);
        return current;
      })
      .finally(() => pending.delete(kind));
    const flight = { failed, landed };
    pending.set(kind, flight);
    return flight;
  }

  return {
    async get(kind) {
      const current = held.get(kind);
      if (current && now() < current.expiresAt) return current.value;
      return (await shared(kind, undefined).landed).value;
    },
    async replace(kind, failed) {
      const current = held.get(kind);
      if (current && current.value !== failed && now() < current.expiresAt) return current.value;
      const flight = shared(kind, failed);
      const { value } = await flight.landed;
      // One that knew of the failure is the answer, even when WeCom repeats itself.
      if (value !== failed || flight.failed === failed) return value;
      return (await shared(kind, failed).landed).value;
    },
  };
}

function lifetime(expiresIn: unknown): number {
  const seconds = Number(expiresIn);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : doubtfulSeconds;
}
