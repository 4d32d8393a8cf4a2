import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { afterEach, beforeEach } from 'vitest';

const wecomHost = 'qyapi.weixin.qq.com';

/**
 * For packages that know WeCom's address only: what they send there over HTTPS goes to the sandbox
 * instead, in this process and while a test runs. The packages themselves stay as they are.
 */
export function redirectWecomTo(sandboxUrl: () => string) {
  const original = https.request;

  beforeEach(() => {
    const redirected = (options: RequestOptions, onAnswer?: (answer: IncomingMessage) => void) => {
      if ((options.hostname ?? options.host) !== wecomHost) return original(options, onAnswer);
      const { hostname, port } = new URL(sandboxUrl());
      const target = { protocol: 'http:', host: hostname, hostname, port, agent: undefined };
      return http.request({ ...options, ...target }, onAnswer);
    };
    https.request = redirected as typeof https.request;
  });
  afterEach(() => {
    https.request = original;
  });
}
