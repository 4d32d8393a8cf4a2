import type { Logger } from 'pino';
import type { Sessions } from '../login/service.ts';
import type { Members } from '../members/service.ts';
import type { CallbackKeys, SealedCallback } from '../wecom/callback-keys.ts';
import { readEncrypted, readMessage, type CallbackMessage } from '../wecom/callback-message.ts';

/** Retries come late and clocks differ; older ones are replays of somebody else (page 90930). */
const windowMs = 3_600_000;

/** What stands in the query of every callback. */
export type CallbackQuery = Omit<SealedCallback, 'encrypted'>;

/** Why a request is none of WeCom's, for the log alone. */
export type CallbackFault = 'time' | 'signature' | 'content' | 'xml';

export type Callbacks = ReturnType<typeof createCallbacks>;

/** What WeCom tells us of its own accord. */
export function createCallbacks(options: {
  keys: CallbackKeys;
  members: Pick<Members, 'known' | 'lookAgain'>;
  sessions: Pick<Sessions, 'revoke'>;
  now: () => number;
  log: Pick<Logger, 'info' | 'error'>;
}) {
  const { keys, members, sessions, now, log } = options;
  const underWay = new Set<Promise<void>>();

  function open(query: CallbackQuery, encrypted: string): Opened<string> {
    if (!isRecent(query.timestamp)) return { fault: 'time' };
    const opened = keys.open({ ...query, encrypted });
    return opened.opened ? { value: opened.message } : { fault: opened.fault };
  }

  function isRecent(timestamp: string): boolean {
    if (!/^\d{1,12}$/.test(timestamp)) return false;
    return Math.abs(now() - Number(timestamp) * 1000) <= windowMs;
  }

  async function handle(message: CallbackMessage) {
    if (message.kind !== 'member') return;
    const member = await members.known(message.from);
    if (!member) return;
    // First, because the look-up may fail. Who is still visible signs in again without noticing.
    if (message.name === 'unsubscribe') await sessions.revoke(member.id);
    const { status } = await members.lookAgain(member);
    if (status !== 'active') await sessions.revoke(member.id);
  }

  return {
    /** Without a Token and a key nothing can be received. */
    configured: keys.count > 0,

    /** The message WeCom wants back while the console saves the URL (page 90238). */
    verify: open,

    /** A POST's message: signed by WeCom, for this corp, not long ago. Never throws. */
    read(query: CallbackQuery, body: string): Opened<CallbackMessage> {
      try {
        const opened = open(query, readEncrypted(body));
        return 'fault' in opened ? opened : { value: readMessage(opened.value) };
      } catch {
        return { fault: 'xml' };
      }
    },

    /**
     * Takes a message and starts the work it means; WeCom has its answer by then. It may come
     * twice, or never. Failures are in the log.
     */
    receive(message: CallbackMessage): void {
      log.info({ callback: message.name }, 'callback');
      const work = handle(message)
        .catch((error: unknown) => log.error({ err: error }, 'callback work failed'))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    },

    /** Waits for the work of what was received. */
    async settled() {
      await Promise.all(underWay);
    },
  };
}

type Opened<T> = { value: T } | { fault: CallbackFault };
