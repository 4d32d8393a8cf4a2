import { encrypt, getSignature } from '@wecom/crypto';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { testCallback, type TestApp } from '../../helpers/start-test-app.ts';

export interface CallbackChanges {
  token?: string;
  encodingAesKey?: string;
  receiverId?: string;
  /** Seconds after the app's present. */
  later?: number;
  /** Put over the right ones. */
  query?: Record<string, string>;
  /** In place of the envelope. */
  body?: string | ((encrypted: string) => string);
}

/** An event that changes nothing. */
export const ping = '<xml><MsgType>event</MsgType><Event>enter_agent</Event></xml>';

/** Signed and encrypted as WeCom does it, by the package Tencent publishes, right or changed. */
export function signed(app: TestApp, message: string, changes: CallbackChanges = {}) {
  const { token, encodingAesKey, receiverId } = {
    ...testCallback,
    receiverId: demoCredentials.corpId,
    ...changes,
  };
  const encrypted = encrypt(encodingAesKey, message, receiverId);
  const timestamp = String(Math.floor(app.clock.now() / 1000) + (changes.later ?? 0));
  const nonce = '1372623149';
  const msg_signature = getSignature(token, timestamp, nonce, encrypted);
  return { encrypted, query: { msg_signature, timestamp, nonce, ...changes.query } };
}

/** Posts a callback to the app. */
export async function postCallback(app: TestApp, message: string, changes: CallbackChanges = {}) {
  const { encrypted, query } = signed(app, message, changes);
  const envelope = `<xml><AgentID>1</AgentID><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
  const { body = envelope } = changes;
  const answer = await fetch(`${app.url}/wecom/callback?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: typeof body === 'string' ? body : body(encrypted),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The events the app's log says it has received. */
export function receivedEvents(app: TestApp): string[] {
  return app.lines
    .map((line) => JSON.parse(line) as { msg?: string; callback?: string })
    .flatMap(({ msg, callback }) => (msg === 'callback' && callback ? [callback] : []));
}
