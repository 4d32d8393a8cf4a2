import { createHash } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import type { Profile } from '../../../server/sandbox/webview/profiles.ts';
import { appUrl, useSandbox } from './use-sandbox.ts';

export interface NativeAnswer {
  err_msg?: string;
  err_code?: number;
  [field: string]: unknown;
}

interface Signed {
  timestamp: string;
  nonceStr: string;
  signature: string;
}

const { corpId } = demoCredentials;

/** Devices of a sandbox whose app need not run, driven as bridge.js would. */
export function useDevice() {
  const base = useSandbox();
  const tickets = { corp: '', app: '' };

  beforeEach(async () => {
    tickets.corp = String((await base.callAs('get_jsapi_ticket')).json.ticket);
    const query = { type: 'agent_config' };
    tickets.app = String((await base.callAs('ticket/get', { query })).json.ticket);
  });
  // What still waits for a person must not outlive its test.
  const waiting: AbortController[] = [];
  afterEach(() => waiting.splice(0).forEach((one) => one.abort()));

  /** The page's signature, made over the app's own address. */
  function sign(ticket: string, path = '/', timestamp = '1795507200'): Signed {
    const text = `jsapi_ticket=${ticket}&noncestr=n1&timestamp=${timestamp}&url=${appUrl}${path}`;
    return {
      timestamp,
      nonceStr: 'n1',
      signature: createHash('sha1').update(text).digest('hex'),
    };
  }

  async function openDevice(profile: Profile, userid = 'ZhangSan') {
    const { origin } = await base.world.sandbox.openDevice(userid, profile);

    async function invoke(name: string, params: object = {}, path = '/') {
      const abort = new AbortController();
      waiting.push(abort);
      const answer = await fetch(`${origin}/__webview/invoke`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ name, params, url: origin + path }),
        signal: abort.signal,
      });
      return (await answer.json()) as NativeAnswer;
    }

    const preVerify = (signed: Signed, jsApiList: string[] = [], changes = {}, path = '/') =>
      invoke('preVerifyJSAPI', { ...preVerifyParams(signed, jsApiList), ...changes }, path);
    const agentConfig = (signed: Signed, jsApiList: string[] = [], changes = {}, path = '/') =>
      invoke('agentConfig', { ...agentConfigParams(signed, jsApiList), ...changes }, path);

    /** Registers with the app's signature, and calls with its verify fields. */
    async function registered(jsApiList: string[]) {
      const signed = sign(tickets.app);
      await agentConfig(signed, jsApiList);
      return (name: string, params: object = {}) =>
        invoke(name, { ...params, ...verifyFields(signed) });
    }

    return { origin, invoke, preVerify, agentConfig, registered };
  }

  return { ...base, tickets, sign, openDevice };
}

function preVerifyParams(signed: Signed, jsApiList: string[]) {
  return { ...verifyFields(signed), verifyJsApiList: jsApiList, verifyOpenTagList: [] };
}

function agentConfigParams(signed: Signed, jsApiList: string[]) {
  return { corpid: corpId, agentid: String(demoCredentials.agentId), ...signed, jsApiList };
}

/** What the SDK adds to every call. */
export function verifyFields({ timestamp, nonceStr, signature }: Signed) {
  return {
    appId: corpId,
    verifyAppId: corpId,
    verifySignType: 'sha1',
    verifyTimestamp: timestamp,
    verifyNonceStr: nonceStr,
    verifySignature: signature,
  };
}
