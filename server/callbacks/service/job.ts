import type { Logger } from 'pino';
import { ProblemError } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import { backoffMs } from '../../jobs/backoff.ts';
import { createBatched } from '../../jobs/batched.ts';
import { readMessage, type CallbackMessage } from '../../wecom/callback-message.ts';
import { WecomError } from '../../wecom/errors.ts';
import {
  claimEvents,
  endAttempts,
  type EndedAttempt,
  type EventOutcome,
  type KeptEvent,
} from '../inbox-store.ts';

/** Longer than the slowest handler: a few calls of the WeCom client, each within its limit. */
const leaseMs = 60_000;

/** Started so many times and never finished: the event itself ends the process. */
const poisonous = 3;

const mostTries = 10;
const pauses = { first: 2_000, most: 10 * 60_000 };

export interface HandledEvent {
  /** Names the event, the same for every attempt: whoever writes by it writes once. */
  key: string;
  receivedAt: Date;
}

type Of<K extends CallbackMessage['kind']> = Extract<CallbackMessage, { kind: K }>;

/**
 * What is done about each kind of event; a kind without one is kept and counted. A handler runs
 * again after a crash or an error, so it must bear that. It answers with what it did, in a word.
 */
export type CallbackHandlers = {
  [K in CallbackMessage['kind']]?: (message: Of<K>, event: HandledEvent) => Promise<string>;
};

/** Kept events → what they mean. */
export function createCallbackJob(options: {
  db: Db;
  handlers: CallbackHandlers;
  now: () => number;
  random: () => number;
  log: Pick<Logger, 'error' | 'debug'>;
}) {
  const { db, handlers, now, log } = options;
  const end = createBatched(
    async (ends: EndedAttempt[]) => {
      await endAttempts(db, ends, new Date(now()));
      return ends.map(() => undefined);
    },
    { most: 100 },
  );

  function handle<K extends CallbackMessage['kind']>(
    message: Of<K>,
    event: HandledEvent,
  ): Promise<string> {
    const handler: ((message: Of<K>, event: HandledEvent) => Promise<string>) | undefined =
      handlers[message.kind as K];
    return handler ? handler(message, event) : Promise.resolve('kept');
  }

  function after(error: unknown, finished: number): EventOutcome {
    const text = error instanceof Error ? error.message : String(error);
    const isPermanent =
      error instanceof ProblemError ||
      (error instanceof WecomError && error.reaction === 'permanent');
    if (isPermanent || finished + 1 >= mostTries) return { status: 'failed', error: text };
    const held = error instanceof WecomError ? error.retryAfterMs : undefined;
    const pause = held ?? backoffMs(finished + 1, options.random(), pauses);
    return { status: 'received', error: text, dueAt: new Date(now() + pause) };
  }

  return {
    /** Events this process may now handle. */
    claim: (most: number) =>
      claimEvents(db, { at: new Date(now()), leaseUntil: new Date(now() + leaseMs), most }),

    /** Handles one claimed event; whatever happens, its row says so. */
    async handle(event: KeptEvent): Promise<void> {
      const { id, semanticKey: key, receivedAt } = event;
      if (event.unfinished > poisonous) {
        log.error({ event: id }, 'a callback has ended several processes and is set aside');
        return end({
          id,
          ended: { status: 'set_aside', error: 'every attempt ended the process' },
        });
      }
      try {
        const outcome = await handle(readMessage(event.message), { key, receivedAt });
        log.debug({ event: id, outcome }, 'callback handled');
        await end({ id, ended: { status: 'done', outcome } });
      } catch (error) {
        log.error({ event: id, err: error }, 'callback work failed');
        await end({ id, ended: after(error, event.finished) });
      }
    },
  };
}
