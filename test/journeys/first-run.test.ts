import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { startProduct } from '../helpers/start-product.ts';
import { until } from '../helpers/until.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wecom-interviews-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ports of its own, and the data folder of the first start or another one. */
async function variables(name = 'first') {
  return {
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freePort()),
    DATA_DIR: join(folder, name),
  };
}

async function answers(port: string, path = '/healthz'): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}${path}`).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** True when nothing accepts connections there any more. */
async function isClosed(port: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}

describe('the program on a machine with nothing but Node', () => {
  it('brings database, sandbox and demo week, from any folder, and Ctrl-C ends them all', async () => {
    const env = await variables();
    const product = startProduct(env, tmpdir());

    const text = await product.ready();

    expect(text).toContain(`http://localhost:${env.SANDBOX_PORT}`);
    expect(text).toContain(`http://localhost:${env.PORT}`);
    expect(await answers(env.PORT, '/readyz')).toBe(true);
    expect(await answers(env.SANDBOX_PORT, '/')).toBe(true);
    expect(await product.stop('SIGINT')).toBe(0);
    expect(await isClosed(env.PORT)).toBe(true);
    expect(await isClosed(env.SANDBOX_PORT)).toBe(true);
  });

  it('starts again after kill -9, and the sandbox does not stay behind', async () => {
    const env = await variables();
    const first = startProduct(env);
    await first.ready();

    await first.stop('SIGKILL');
    expect(
      await until(
        () => isClosed(env.SANDBOX_PORT),
        (closed) => closed,
      ),
    ).toBe(true);
    const second = startProduct(env);

    expect(await second.ready()).toContain('Ctrl-C stops everything');
    expect(await second.stop()).toBe(0);
  });

  it('runs twice at once on different ports', async () => {
    const env = [await variables('twice'), await variables('twice')];
    const products = env.map((one) => startProduct(one));

    await Promise.all(products.map((product) => product.ready()));

    for (const one of env) expect(await answers(one.PORT, '/readyz')).toBe(true);
    expect(await Promise.all(products.map((product) => product.stop()))).toEqual([0, 0]);
  });

  it.each(['PORT', 'SANDBOX_PORT'] as const)(
    'says in one sentence that %s is in use, and leaves nothing behind',
    async (variable) => {
      const env = await variables();
      const blocker = net.createServer().listen(Number(env[variable]), '127.0.0.1');

      const product = startProduct(env);
      const code = await product.ended;

      blocker.close();
      expect(code).toBe(1);
      expect(product.output()).toMatch(new RegExp(`${env[variable]} is in use.*\\b${variable}\\b`));
      expect(product.output()).not.toContain('    at ');
    },
  );

  it('says in one sentence that the data folder cannot be written', async () => {
    const env = await variables('a-file');
    writeFileSync(env.DATA_DIR, '');

    const product = startProduct(env);

    expect(await product.ended).toBe(1);
    expect(product.output()).toContain('DATA_DIR');
    expect(product.output()).not.toContain('    at ');
  });

  it('names every wrong variable and starts nothing', async () => {
    const product = startProduct({ PORT: 'many', LOG_LEVEL: 'loud' });

    expect(await product.ended).toBe(1);
    expect(product.output()).toMatch(/PORT must be a port number[\s\S]*LOG_LEVEL must be/);
    expect(product.output()).not.toContain('    at ');
  });

  it('refuses the sandbox in production', async () => {
    const product = startProduct({ ...(await variables()), NODE_ENV: 'production' });

    expect(await product.ended).toBe(1);
    expect(product.output()).toContain('the sandbox does not run in production');
  });
});
