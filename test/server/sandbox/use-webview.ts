import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Express } from 'express';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { startSandbox, type Sandbox } from '../../../server/sandbox/start-sandbox.ts';
import { startWebviewApp } from './start-webview-app.ts';
import { testCompany } from './use-sandbox.ts';

/** An app for all tests of a file, and for each a sandbox whose devices load it. */
export function useWebview(serve: (express: Express, world: WebviewWorld) => void) {
  const world = {} as WebviewWorld;

  beforeAll(async () => {
    world.app = await startWebviewApp((express) => serve(express, world));
  });
  afterAll(() => world.app.close());

  beforeEach(async () => {
    world.sandbox = await startTestSandbox(world.app.url);
  });
  afterEach(() => world.sandbox.close());

  return {
    world,
    /** The origin of a member's iPhone. */
    open: async (userid = 'ZhangSan') => (await world.sandbox.openDevice(userid, 'iphone')).origin,
    get: (url: string, headers: Record<string, string> = {}) =>
      fetch(url, { redirect: 'manual', headers }),
  };
}

interface WebviewWorld {
  app: Awaited<ReturnType<typeof startWebviewApp>>;
  sandbox: Sandbox;
}

export function startTestSandbox(appUrl: string): Promise<Sandbox> {
  return startSandbox({
    port: 0,
    now: Date.now,
    appUrl,
    ...demoCredentials,
    seed: testCompany,
  });
}
