import { setTimeout as sleep } from 'node:timers/promises';
import type { CallbackCrypto } from '../../wecom/callback-crypto.ts';
import type { Choices } from '../choices.ts';
import type { CallbackAttempt } from './log.ts';
import { mayAnswer, readReply } from './passive-reply.ts';
import { xmlOf } from './plaintext.ts';
import { addressed, request } from './request.ts';
import { seal } from './seal.ts';
import type { CallbackSettings } from './settings.ts';

/** One event on its way; its plaintext stays the same through all deliveries. */
export interface CallbackEvent {
  id: number;
  agentId: number;
  name: string;
  isMessage: boolean;
  withoutAgentId: boolean;
  plaintext: string;
}

/** The verified settings of an app, ready for use. */
export interface Receiver extends CallbackSettings {
  crypto: CallbackCrypto;
}

export interface DeliverDeps {
  corpId: string;
  choices: Choices;
  now: () => number;
  random: (bytes: number) => Buffer;
  closing: AbortSignal;
  record: (attempt: CallbackAttempt) => void;
}

const deliveries = 3;

export function createDeliver(deps: DeliverDeps) {
  const { corpId, choices, now, random, closing } = deps;

  async function once(
    event: CallbackEvent,
    to: Receiver,
    details: Pick<CallbackAttempt, 'attempt' | 'fault'>,
  ) {
    const { crypto } = to;
    const forged = details.fault === 'forged';
    const { encrypted, parameters } = seal(event.plaintext, { crypto, now, random, forged });
    const body = xmlOf(
      {
        ToUserName: corpId,
        AgentID: event.withoutAgentId ? undefined : String(event.agentId),
        Encrypt: encrypted,
      },
      choices,
    );
    const at = now();
    const timeoutMs = choices.callbackTimeoutMs;
    const answer = await request(addressed(to.url, parameters), { body, timeoutMs, closing });
    const taken = mayAnswer(event.name, event.isMessage, choices);
    const reply = answer.status === 200 ? readReply(answer.body, crypto, taken) : undefined;
    return {
      at,
      agentId: event.agentId,
      eventId: event.id,
      name: event.name,
      plaintext: event.plaintext,
      ...details,
      ...answer,
      ...(reply && { reply }),
    };
  }

  return {
    once,

    /**
     * Until the app answers 200, three times at most. A delivery that failed early is repeated
     * when its time to answer would have been over. Whether WeCom repeats after another status is
     * told both ways (page 90238 yes, page 90930 no); this does.
     */
    async repeatedly(event: CallbackEvent, to: Receiver, fault?: 'late') {
      for (let attempt = 1; attempt <= deliveries && !closing.aborted; attempt += 1) {
        const started = performance.now();
        const result = await once(event, to, { attempt, ...(fault && { fault }) });
        const failed = result.status !== 200;
        deps.record(failed && attempt === deliveries ? { ...result, givenUp: true } : result);
        if (!failed || attempt === deliveries) return;
        const left = choices.callbackTimeoutMs - (performance.now() - started);
        await sleep(Math.max(0, left), undefined, { signal: closing }).catch(() => undefined);
      }
    },
  };
}
