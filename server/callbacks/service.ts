import type { Logger } from 'pino';
import type { Db } from '../db/pool.ts';
import type { CallbackKeys, SealedCallback } from '../wecom/callback-keys.ts';
import { readEncrypted, readMessage, type CallbackMessage } from '../wecom/callback-message.ts';
import { createBatched } from '../jobs/batched.ts';
import { keepEvents, sweepEvents, type NewEvent } from './inbox-store.ts';
import { lineOf, semanticKey } from './semantic-key.ts';

export { channel as callbackChannel, inbox } from './inbox-store.ts';
export { createCallbackJob, type CallbackHandlers } from './service/job.ts';

/** Retries come late and clocks differ; older ones are replays of somebody else (page 90930). */
const windowMs = 3_600_000;

/** So many are kept in one statement. */
const mostAtOnce = 100;

const dayMs = 24 * 3_600_000;
/** Far longer than a delivery can be repeated or replayed. */
const doneKeptMs = 7 * dayMs;
/** What failed is kept for whoever looks for the reason. */
const failedKeptMs = 30 * dayMs;

/** What stands in the query of every callback. */
export type CallbackQuery = Omit<SealedCallback, 'encrypted'>;

/** Why a request is none of WeCom's, for the log alone. */
export type CallbackFault = 'time' | 'signature' | 'content' | 'xml';

export type Callbacks = ReturnType<typeof createCallbacks>;

export interface OpenedMessage {
  message: CallbackMessage;
  /** As it was decrypted. */
  text: string;
}

/** What WeCom tells us of its own accord: proved, kept, and only then acknowledged. */
export function createCallbacks(options: {
  keys: CallbackKeys;
  db: Db;
  now: () => number;
  log: Pick<Logger, 'info'>;
  /** Hears of every callback; of a refused one the kind is not known. */
  onCallback?: (
    kind: CallbackMessage['kind'] | 'refused',
    what: 'new' | 'repeated' | CallbackFault,
  ) => void;
}) {
  const { keys, db, now, log } = options;
  const keep = createBatched((events: NewEvent[]) => keepEvents(db, events), { most: mostAtOnce });

  function open(query: CallbackQuery, encrypted: string): Opened<string> {
    if (!isRecent(query.timestamp)) return { fault: 'time' };
    const opened = keys.open({ ...query, encrypted });
    return opened.opened ? { value: opened.message } : { fault: opened.fault };
  }

  function readSigned(query: CallbackQuery, body: string): Opened<OpenedMessage> {
    try {
      const opened = open(query, readEncrypted(body));
      if ('fault' in opened) return opened;
      // No XML has it, and no text of the database.
      if (opened.value.includes('\0')) return { fault: 'xml' };
      return { value: { message: readMessage(opened.value), text: opened.value } };
    } catch {
      return { fault: 'xml' };
    }
  }

  function isRecent(timestamp: string): boolean {
    if (!/^\d{1,12}$/.test(timestamp)) return false;
    return Math.abs(now() - Number(timestamp) * 1000) <= windowMs;
  }

  return {
    /** Without a Token and a key nothing can be received. */
    configured: keys.count > 0,

    /** The message WeCom wants back while the console saves the URL (page 90238). */
    verify: open,

    /** A POST's message: signed by WeCom, for this corp, not long ago. Never throws. */
    read(query: CallbackQuery, body: string): Opened<OpenedMessage> {
      const opened = readSigned(query, body);
      if ('fault' in opened) options.onCallback?.('refused', opened.fault);
      return opened;
    },

    /**
     * Keeps a message, once however often it comes; after that WeCom may have its answer. Nothing
     * is done about it here. @throws when the database is away: then WeCom has to send it again
     */
    async keep({ message, text }: OpenedMessage): Promise<void> {
      const isNew = await keep({
        semanticKey: semanticKey(message, text),
        kind: message.kind,
        name: message.name,
        line: lineOf(message),
        message: text,
        at: new Date(now()),
      });
      options.onCallback?.(message.kind, isNew ? 'new' : 'repeated');
      log.info({ callback: message.name, repeated: !isNew }, 'callback');
    },

    /** Forgets events that ended long ago. */
    sweep: () =>
      sweepEvents(db, {
        done: new Date(now() - doneKeptMs),
        others: new Date(now() - failedKeptMs),
      }),
  };
}

type Opened<T> = { value: T } | { fault: CallbackFault };
