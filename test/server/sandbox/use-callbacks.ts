import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, getSignature } from '@wecom/crypto';
import { afterEach, beforeEach } from 'vitest';
import { useSandbox } from './use-sandbox.ts';

export const pair = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};

/** One request as an app that uses Tencent's package would see it. */
export interface Arrived {
  method: string;
  query: Record<string, string>;
  /** The outer XML. */
  body: string;
  /** The ciphertext, of the query or of the body. */
  encrypted: string;
  /** Whether the signature is right. */
  signed: boolean;
  message: string;
  receiverId: string;
  random: Buffer;
}

type Answer = (arrived: Arrived, res: ServerResponse) => void;

/** Answers a verification with its message and everything else with nothing. */
const goodApp: Answer = ({ method, message }, res) => res.end(method === 'GET' ? message : '');

/** A sandbox for each test, and an app of somebody else's making that hears its callbacks. */
export function useCallbacks() {
  const sandbox = useSandbox();
  const app = { url: '', arrived: [] as Arrived[], answer: goodApp };
  let server: Server;

  beforeEach(async () => {
    Object.assign(app, { arrived: [], answer: goodApp });
    server = createServer((req, res) => void hear(req, res));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    app.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback?own=1`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function hear(req: IncomingMessage, res: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const query = Object.fromEntries(new URL(req.url ?? '', app.url).searchParams);
    const arrived = read(req.method ?? '', query, Buffer.concat(chunks).toString());
    app.arrived.push(arrived);
    app.answer(arrived, res);
  }

  /** Saves the app's URL, then forgets that request. */
  async function save() {
    const saved = await sandbox.world.sandbox.setCallback({ ...pair, url: app.url });
    app.arrived.length = 0;
    sandbox.world.sandbox.callbacks.length = 0;
    return saved;
  }

  /** For a test in which deliveries fail: WeCom waits five seconds before it repeats one. */
  function repeatSoon() {
    sandbox.world.sandbox.choices.callbackTimeoutMs = 150;
  }

  return {
    ...sandbox,
    app,
    save,
    repeatSoon,
    settled: () => sandbox.world.sandbox.callbacksSettled(),
  };
}

function read(method: string, query: Record<string, string>, body: string): Arrived {
  const inside = /<Encrypt>(?:<!\[CDATA\[)?([^\]<]*)/.exec(body)?.[1];
  const encrypted = inside ?? query.echostr ?? '';
  const { message, id, random } = decrypt(pair.encodingAesKey, encrypted);
  const { timestamp = '', nonce = '', msg_signature } = query;
  const signed = getSignature(pair.token, timestamp, nonce, encrypted) === msg_signature;
  return { method, query, body, encrypted, signed, message, receiverId: id, random };
}
