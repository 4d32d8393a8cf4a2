import type { Choices } from './choices.ts';
import { Refusal } from './api/refusal.ts';

export type Who = { userid: string } | { openid: string };

export interface CodeGrant {
  who: Who;
  agentId: number;
  /** The host the code was sent to. */
  redirectHost: string;
  scope: 'snsapi_base' | 'snsapi_privateinfo';
}

interface Entry extends CodeGrant {
  expiresAt: number;
  used: boolean;
}

/** A code dies five minutes after it was made (page 91023). */
const lifeMs = 300_000;
const rememberMs = 3_600_000;

export type Codes = ReturnType<typeof createCodes>;

export function createCodes(deps: {
  now: () => number;
  random: (bytes: number) => Buffer;
  choices: Choices;
}) {
  const { now, random, choices } = deps;
  const codes = new Map<string, Entry>();

  return {
    issue(grant: CodeGrant): string {
      for (const [code, { expiresAt }] of codes) {
        if (expiresAt < now() - rememberMs) codes.delete(code);
      }
      const code = random(32).toString('base64url');
      codes.set(code, { ...grant, expiresAt: now() + lifeMs, used: false });
      return code;
    },

    /**
     * Uses a code up. A refused exchange leaves it as it was.
     * @throws Refusal 40029, 42003, 42022; 50001 when the app's trusted domain is not the host
     * the code went to
     */
    take(code: string, app: { agentId: number; redirectDomain: string }): CodeGrant {
      const entry = codes.get(code);
      if (!entry || entry.agentId !== app.agentId) throw new Refusal(40029);
      if (entry.used) throw new Refusal(choices.usedCode);
      if (entry.expiresAt <= now()) throw new Refusal(choices.expiredCode);
      if (entry.redirectHost !== app.redirectDomain) throw new Refusal(50001);
      entry.used = true;
      return entry;
    },
  };
}
