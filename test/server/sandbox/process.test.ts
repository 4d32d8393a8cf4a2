import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { decrypt } from '@wecom/crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { programFrom } from '../../helpers/program.ts';
import { recordLog } from '../../helpers/run-log.ts';

let main: string;
const children: ChildProcess[] = [];

function start(env: Record<string, string>) {
  const child = fork(main, {
    env: { PATH: '', ...env },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => recordLog(chunk.toString()));
  }
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { child, errors: () => errors };
}

beforeAll(async () => {
  main = await programFrom('server/sandbox/main.ts');
});
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

const message = async (child: ChildProcess) => (await once(child, 'message'))[0] as unknown;
const exitCode = async (child: ChildProcess) => (await once(child, 'exit'))[0] as unknown;

describe('the sandbox as a process', () => {
  it('tells its parent where it answers, and ends on SIGTERM', async () => {
    const { child } = start({ SANDBOX_PORT: '0' });

    const ready = (await message(child)) as { type: string; url: string };
    const answer = await fetch(`${ready.url}/`);
    const ended = exitCode(child);
    child.kill('SIGTERM');

    expect(ready.type).toBe('ready');
    expect(await answer.text()).toContain('企业微信沙箱');
    expect(await ended).toBe(0);
  });

  it('ends when its parent is gone', async () => {
    const { child } = start({ SANDBOX_PORT: '0' });
    await message(child);

    const ended = exitCode(child);
    child.disconnect();

    expect(await ended).toBe(0);
  });

  it('tries the callback URL its parent names, and says what came of it', async () => {
    const pair = { token: 'DemoCallbackToken', encodingAesKey: 'k'.repeat(43) };
    const app = createHttpServer((req, res) => {
      const echo = new URL(req.url ?? '', 'http://app').searchParams.get('echostr') ?? '';
      res.end(decrypt(pair.encodingAesKey, echo).message);
    }).listen(0, '127.0.0.1');
    await once(app, 'listening');
    const { port } = app.address() as AddressInfo;
    const { child } = start({
      SANDBOX_PORT: '0',
      WECOM_CALLBACK_TOKEN: pair.token,
      WECOM_CALLBACK_AES_KEY: pair.encodingAesKey,
    });
    await message(child);

    child.send({ type: 'saveCallback', url: `http://127.0.0.1:${port}/wecom/callback` });
    expect(await message(child)).toEqual({ type: 'callback' });

    app.closeAllConnections();
    app.close();
    child.send({ type: 'saveCallback', url: `http://127.0.0.1:${port}/wecom/callback` });
    expect(await message(child)).toEqual({
      type: 'callback',
      reason: 'The URL did not answer within one second.',
    });
  });

  it('names SANDBOX_PORT when the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    const { child, errors } = start({ SANDBOX_PORT: String(port) });
    const [said, code] = await Promise.all([message(child), exitCode(child)]);
    other.close();

    const text = `Port ${port} is in use: set SANDBOX_PORT to another one.`;
    expect(said).toEqual({ type: 'failed', message: text });
    expect(errors()).toBe(`${text}\n`);
    expect(code).toBe(1);
  });

  it.each([
    [{ NODE_ENV: 'production' }, 'does not run with NODE_ENV=production'],
    [{ SANDBOX_PORT: '70000' }, 'SANDBOX_PORT must be a whole number'],
    [{ WECOM_AGENT_ID: 'x' }, 'WECOM_AGENT_ID must be a whole number'],
    [{ APP_URL: 'localhost' }, 'APP_URL must be the address of the app'],
  ])('refuses %j in one sentence', async (env, text) => {
    const { child, errors } = start(env);

    const [said, code] = await Promise.all([message(child), exitCode(child)]);

    expect(said).toMatchObject({ type: 'failed', message: expect.stringContaining(text) });
    expect(errors().trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });
});
