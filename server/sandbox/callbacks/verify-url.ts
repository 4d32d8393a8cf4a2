import { createCallbackCrypto } from '../../wecom/callback-crypto.ts';
import type { CallbackAttempt } from './log.ts';
import { addressed, request } from './request.ts';
import { seal } from './seal.ts';
import { formFault, type CallbackSettings, type Saved } from './settings.ts';

/** WeCom waits one second for the answer (page 90238). */
const limitMs = 1_000;

export interface VerifyDeps {
  now: () => number;
  random: (bytes: number) => Buffer;
  closing: AbortSignal;
  record: (attempt: CallbackAttempt) => void;
}

/** Asks the URL to decrypt a new message, as the console does before it stores the settings. */
export async function verifyUrl(
  settings: CallbackSettings,
  app: { corpId: string; agentId: number },
  { now, random, closing, record }: VerifyDeps,
): Promise<Saved> {
  const fault = formFault(settings);
  if (fault) return { saved: false, errcode: 40057, reason: fault };
  const crypto = createCallbackCrypto({ ...settings, receiverId: app.corpId });
  const message = String(random(8).readBigUInt64BE());
  const { encrypted, parameters } = seal(message, { crypto, now, random });
  const url = addressed(settings.url, { ...parameters, echostr: encrypted });
  const at = now();
  const answer = await request(url, { timeoutMs: limitMs, closing });
  record({
    at,
    agentId: app.agentId,
    eventId: 0,
    attempt: 1,
    name: 'verify',
    plaintext: message,
    ...answer,
  });
  const reason = refusal(answer, message);
  return reason ? { saved: false, errcode: 40057, reason } : { saved: true };
}

function refusal({ status, body }: { status: number; body: string }, message: string) {
  if (status === 0) return 'The URL did not answer within one second.';
  if (status !== 200) return `The URL answered ${status} instead of 200.`;
  // No quotes, no byte order mark, no line end.
  return body === message ? undefined : 'The URL did not answer with the decrypted message alone.';
}
