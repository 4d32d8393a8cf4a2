import { request } from 'node:http';
import { afterEach, beforeEach } from 'vitest';
import type { CompanySeed } from '../../../server/sandbox/company.ts';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import {
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from '../../../server/sandbox/start-sandbox.ts';
import { createClock, type TestClock } from '../../helpers/clock.ts';

export const appUrl = 'http://app.example.test:8443';
export const otherApp = { agentId: 1000009, secret: 'other-secret', name: 'Other' };

const active = { position: '', status: 1, visible: true } as const;

export const testCompany: CompanySeed = {
  name: 'Test Ltd',
  appName: 'Interviews',
  appDescription: 'An app',
  people: [
    { ...active, userid: 'ZhangSan', name: '张三', position: 'Engineer' },
    { ...active, userid: 'LiNa', name: '李娜' },
    { ...active, userid: 'Gone', name: 'Gone', status: 5 },
    { ...active, userid: 'Disabled', name: 'Disabled', status: 2 },
    { ...active, userid: 'Hidden', name: 'Hidden', visible: false },
  ],
  outsiders: [{ openid: 'oOutsider1', name: 'Outsider' }],
  otherApps: [otherApp],
};

export interface ApiAnswer {
  status: number;
  text: string;
  /** The JSON answer; empty when it was none. */
  json: Record<string, unknown>;
}

export interface CallOptions {
  method?: string;
  query?: Record<string, string>;
  /** Sent as it is when it is text, else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** The caller's address, any of 127.0.0.0/8. */
  from?: string;
}

/** A fresh sandbox for each test of a file, on a clock that stands still. */
export function useSandbox(options: Partial<SandboxOptions> = {}) {
  const world = {} as { sandbox: Sandbox; clock: TestClock };

  beforeEach(async () => {
    world.clock = createClock('2026-11-24T08:00:00Z');
    world.sandbox = await startSandbox({
      port: 0,
      now: world.clock.now,
      appUrl,
      ...demoCredentials,
      seed: testCompany,
      ...options,
    });
  });
  afterEach(() => world.sandbox.close());

  /** Any call below /cgi-bin/, as a client would make it. */
  async function call(path: string, options: CallOptions = {}): Promise<ApiAnswer> {
    const query = new URLSearchParams(options.query).toString();
    return send(`${world.sandbox.url}/cgi-bin/${path}${query && `?${query}`}`, options);
  }

  async function token(secret: string = demoCredentials.secret): Promise<string> {
    const query = { corpid: demoCredentials.corpId, corpsecret: secret };
    const { json } = await call('gettoken', { query });
    return String(json.access_token);
  }

  /** A call with a good token, which is fetched first. */
  async function callAs(path: string, options: CallOptions = {}): Promise<ApiAnswer> {
    const query = { access_token: await token(), ...options.query };
    return call(path, { ...options, query });
  }

  return { world, call, callAs, token };
}

function send(url: string, options: CallOptions): Promise<ApiAnswer> {
  const { body, headers = {}, from = '127.0.0.1' } = options;
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, localAddress: from, family: 4 }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, text, json: parsed(text) });
      });
    });
    sent.on('error', reject);
    sent.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  });
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
