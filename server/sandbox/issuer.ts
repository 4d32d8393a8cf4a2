import type { Choices } from './choices.ts';

export interface Issued {
  value: string;
  expiresIn: number;
}

interface Entry {
  owner: string;
  expiresAt: number;
}

export interface IssuerDeps {
  now: () => number;
  random: (bytes: number) => Buffer;
  choices: Choices;
}

/** After this a dead value is forgotten, and is invalid rather than expired. */
const rememberMs = 24 * 3600 * 1000;

/** Gives each owner a value with a life, and knows the values it gave. */
export function createIssuer({ now, random, choices }: IssuerDeps) {
  const entries = new Map<string, Entry>();
  const current = new Map<string, string>();

  function entryOf(owner: string) {
    const value = current.get(owner);
    const entry = value === undefined ? undefined : entries.get(value);
    if (value === undefined || !entry || entry.expiresAt <= now()) return undefined;
    return { value, ...entry };
  }

  function forgetOld() {
    for (const [value, { expiresAt }] of entries) {
      if (expiresAt < now() - rememberMs) entries.delete(value);
    }
  }

  return {
    issue(owner: string): Issued {
      const existing = choices.repeatedFetch === 'same' ? entryOf(owner) : undefined;
      const full = choices.lifetimeSeconds;
      if (existing) {
        const left = Math.ceil((existing.expiresAt - now()) / 1000);
        const expiresIn = choices.repeatedExpiresIn === 'full' ? full : left;
        return { value: existing.value, expiresIn };
      }
      forgetOld();
      const value = random(160).toString('base64url');
      entries.set(value, { owner, expiresAt: now() + full * 1000 });
      current.set(owner, value);
      return { value, expiresIn: full };
    },

    ownerOf(value: string): { owner: string } | 'expired' | 'unknown' {
      const entry = entries.get(value);
      if (!entry) return 'unknown';
      return entry.expiresAt > now() ? { owner: entry.owner } : 'expired';
    },

    /** The owner's live values: none before it fetched one. */
    liveOf(owner: string): string[] {
      const entry = entryOf(owner);
      return entry ? [entry.value] : [];
    },

    expireAll() {
      for (const entry of entries.values()) entry.expiresAt = Math.min(entry.expiresAt, now());
    },

    revokeAll() {
      entries.clear();
      current.clear();
    },
  };
}
