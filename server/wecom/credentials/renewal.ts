import { WecomError } from '../errors.ts';
import type { CredentialKind } from './credential.ts';
import type { Vault } from './vault.ts';

const kinds: CredentialKind[] = ['access_token', 'corp_ticket', 'app_ticket'];

/** What another process renews or fetches first is noticed this often. */
const longestPauseMs = 30_000;
/** At its end a credential is asked for this often, until WeCom hands out the next one. */
const shortestPauseMs = 500;

/**
 * Renews this app's credentials in the background, and keeps this process's copies fresh. Every
 * process runs one; the vault sees to it that one of them asks WeCom.
 */
export function createRenewal(options: {
  vault: Pick<Vault, 'keepFresh'>;
  /** Between 0 and 1; keeps the processes of a fleet from waking together. */
  random: () => number;
  /** Hears of a kind's failure once, until it is another one or that kind works again. */
  onError: (error: unknown) => void;
}) {
  const failing = new Map<CredentialKind, string>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let stopped = true;

  async function look(kind: CredentialKind): Promise<number> {
    try {
      const next = await options.vault.keepFresh(kind);
      failing.delete(kind);
      return Math.max(next ?? longestPauseMs, shortestPauseMs);
    } catch (error) {
      const what = error instanceof WecomError ? error.meaning : String(error);
      if (failing.get(kind) !== what) options.onError(error);
      failing.set(kind, what);
      return longestPauseMs;
    }
  }

  /** One round over all kinds. Milliseconds until the next is wanted; never rejects. */
  async function tick(): Promise<number> {
    // In this order: a ticket is fetched with the token.
    const pauses: number[] = [];
    for (const kind of kinds) pauses.push(await look(kind));
    return Math.min(...pauses, longestPauseMs);
  }

  function plan(ms: number) {
    if (stopped) return;
    timer = setTimeout(
      () => {
        running = tick().then(plan);
      },
      ms + options.random() * shortestPauseMs,
    );
    timer.unref();
  }

  return {
    tick,
    start() {
      stopped = false;
      plan(0);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

export type Renewal = ReturnType<typeof createRenewal>;
