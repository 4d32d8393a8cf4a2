import { setMaxListeners } from 'node:events';
import { createCallbackCrypto } from '../../wecom/callback-crypto.ts';
import type { Choices } from '../choices.ts';
import { createDeliver, type CallbackEvent, type Receiver } from './deliver.ts';
import { createCallbackFaults } from './faults.ts';
import type { CallbackAttempt } from './log.ts';
import { newMsgId, plaintextOf, type CallbackContent } from './plaintext.ts';
import type { CallbackSettings, Saved } from './settings.ts';
import { verifyUrl } from './verify-url.ts';

export interface CallbackDeps {
  corpId: string;
  choices: Choices;
  now: () => number;
  random: (bytes: number) => Buffer;
  onChange: () => void;
}

export type Callbacks = ReturnType<typeof createCallbacks>;

/** What WeCom sends to the apps of the corp, and where. */
export function createCallbacks(deps: CallbackDeps) {
  const { corpId, choices, now, random, onChange } = deps;
  const receivers = new Map<number, Receiver>();
  const attempts: CallbackAttempt[] = [];
  const faults = createCallbackFaults();
  const underWay = new Set<Promise<void>>();
  let held: (() => Promise<void>)[] = [];
  let lastEvent = 0;
  const stop = new AbortController();
  // Every delivery that waits listens to it.
  setMaxListeners(0, stop.signal);
  const shared = { ...deps, closing: stop.signal, record };
  const deliver = createDeliver(shared);

  function record(attempt: CallbackAttempt) {
    attempts.push(attempt);
    onChange();
  }

  function start(work: () => Promise<void>) {
    const running = work().finally(() => underWay.delete(running));
    underWay.add(running);
  }

  function dispatch(event: CallbackEvent, to: Receiver) {
    const fault = faults.take();
    if (fault === 'late') held.push(() => deliver.repeatedly(event, to, 'late'));
    else if (fault === 'lost') record(lost(event, now()));
    else if (fault === 'forged') {
      start(async () => record(await deliver.once(event, to, { attempt: 1, fault })));
    } else {
      start(() => deliver.repeatedly(event, to));
      if (fault === 'twice') start(() => deliver.repeatedly(event, to));
    }
  }

  return {
    /** Every request to a callback URL, in the order in which they ended. */
    attempts,
    addFault: faults.add,

    /** Whether the app has a callback URL that was verified. */
    isReady: (agentId: number) => receivers.has(agentId),
    settingsOf(agentId: number): CallbackSettings | undefined {
      const found = receivers.get(agentId);
      if (!found) return undefined;
      const { url, token, encodingAesKey } = found;
      return { url, token, encodingAesKey };
    },

    /** The console's "save": stored only when the URL proves that it has Token and key. */
    async save(agentId: number, settings: CallbackSettings): Promise<Saved> {
      const saved = await verifyUrl(settings, { corpId, agentId }, shared);
      if (!saved.saved) return saved;
      const crypto = createCallbackCrypto({ ...settings, receiverId: corpId });
      receivers.set(agentId, { ...settings, crypto });
      onChange();
      return saved;
    },

    remove: (agentId: number) => receivers.delete(agentId),

    /** Sends an event or a message; nothing happens for an app without a callback URL. */
    emit(agentId: number, content: CallbackContent) {
      const to = receivers.get(agentId);
      if (!to) return;
      const common = { corpId, agentId, nowMs: now(), msgId: newMsgId(random) };
      const isMessage = content.msgType !== 'event';
      const event: CallbackEvent = {
        id: ++lastEvent,
        agentId,
        name: isMessage ? content.msgType : String(content.fields.Event),
        isMessage,
        withoutAgentId: content.withoutAgentId === true,
        plaintext: plaintextOf(content, common, choices),
      };
      dispatch(event, to);
    },

    /** Sends what was held back as late. */
    release() {
      for (const work of held) start(work);
      held = [];
    },

    /** Resolves when every delivery has succeeded or was given up; what is late does not count. */
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },

    async close() {
      stop.abort();
      await Promise.all(underWay);
    },
  };
}

function lost(event: CallbackEvent, at: number): CallbackAttempt {
  const { agentId, id, name, plaintext } = event;
  const nothing = { attempt: 1, status: 0, body: '', fault: 'lost' } as const;
  return { at, agentId, eventId: id, name, plaintext, ...nothing };
}
