import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Invoke, InvokeRequest } from '../native/invoke.ts';
import { nameOf } from '../host-name.ts';
import { pagesFolder } from '../pages-folder.ts';
import type { Device } from './devices.ts';

export interface WebviewDeps {
  host: string;
  forward: (device: Device, req: IncomingMessage, res: ServerResponse) => void;
  invoke: Invoke;
}

const mostBytes = 1_000_000;

/** Starts the port of one device; `/__webview/` is the client's own, the rest is the app. */
export async function listenWebview(deps: WebviewDeps, deviceOf: () => Device) {
  const server = createServer((req, res) => {
    const device = deviceOf();
    // Another name for this port would be another site's way in.
    if (`http://${req.headers.host}` !== device.origins.device)
      return void res.writeHead(421).end();
    if (req.url === '/__webview/bridge.js') return void sendBridge(res);
    if (req.url === '/__webview/invoke') {
      invoke(deps, device, req, res).catch(() => res.writeHead(400).end());
      return;
    }
    deps.forward(device, req, res);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, deps.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://${nameOf(deps.host)}:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function sendBridge(res: ServerResponse) {
  const script = await readFile(join(pagesFolder, 'bridge.js'));
  res.writeHead(200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-store',
  });
  res.end(script);
}

async function invoke(
  deps: WebviewDeps,
  device: Device,
  req: IncomingMessage,
  res: ServerResponse,
) {
  if (req.method !== 'POST' || req.headers.origin !== device.origins.device) {
    return void res.writeHead(403).end();
  }
  const request = readRequest(await body(req), device);
  const gone = new AbortController();
  res.on('close', () => gone.abort());
  const result = await deps.invoke(device, request, gone.signal);
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
}

/** @throws Error for what bridge.js would never send */
function readRequest(text: string, device: Device): InvokeRequest {
  const { name, params, url } = JSON.parse(text) as Partial<InvokeRequest>;
  const isComplete = typeof name === 'string' && typeof params === 'object' && params !== null;
  if (!isComplete || typeof url !== 'string') throw new Error('not a call');
  if (new URL(url).origin !== device.origins.device) throw new Error('not this page');
  return { name, params, url: url.split('#')[0] ?? url };
}

async function body(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) throw new Error('too long');
  }
  return Buffer.concat(chunks).toString('utf8');
}
