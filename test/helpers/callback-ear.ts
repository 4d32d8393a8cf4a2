import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt } from '@wecom/crypto';
import type { Sandbox } from '../../server/sandbox/start-sandbox.ts';

const pair = { token: 'EarToken', encodingAesKey: 'EarKey'.padEnd(43, 'EarKey') };

/**
 * Makes the sandbox's app one that can be called back, which cards with buttons need (errcode 43012
 * without), by an address that proves itself and listens to nothing else.
 */
export async function giveCallbackUrl(sandbox: Sandbox): Promise<{ close(): Promise<void> }> {
  const server = createServer((req, res) => {
    const echo = new URL(req.url ?? '', 'http://ear').searchParams.get('echostr');
    res.end(echo ? decrypt(pair.encodingAesKey, echo).message : '');
    req.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const saved = await sandbox.setCallback({ ...pair, url: `http://127.0.0.1:${port}/ear` });
  if (!saved.saved) throw new Error('The sandbox did not take the callback URL.');
  return { close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
