import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { clientPages } from '../../server/client-pages.ts';
import { createContext } from '../../server/context.ts';
import { listen } from '../../server/listen.ts';
import { demoCompany } from '../../server/sandbox/demo-company.ts';
import { demoCredentials } from '../../server/sandbox/demo-credentials.ts';
import { startSandbox } from '../../server/sandbox/start-sandbox.ts';
import type { CallbackPair } from '../../server/wecom/callback-keys.ts';
import { createClock, runningClock } from './clock.ts';
import { recordingRandom, recordLog, recordSecret } from './run-log.ts';
import { createTestDatabase } from './create-database.ts';

const appSecret = 'a secret for tests that is long enough';

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

/** Where the tests' time begins: a Tuesday, 17:00 in Shanghai. */
export const testStart = '2026-11-24T09:00:00Z';

/** Token and key of the test app's callbacks, for `sandbox.setCallback`. */
export const testCallback = {
  token: 'TestCallbackToken',
  encodingAesKey: 'TestCallbackKeyTestCallbackKeyTestCallbackX',
};

/**
 * The app as it is, over HTTP on a free port, with a database and a sandbox of its own, and one
 * clock for all three. `work: false` leaves the delivery job off; `realTime`
 * is for browsers, whose clock is the machine's.
 */
export async function startTestApp(
  options: {
    env?: NodeJS.ProcessEnv;
    work?: boolean;
    realTime?: boolean;
    callbackPairs?: CallbackPair[];
  } = {},
) {
  const clock = options.realTime ? runningClock : createClock(testStart);
  const lines: string[] = [];
  const database = await createTestDatabase();
  const web = await listen({ host: '127.0.0.1', port: 0 });
  const address = web.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const config = readConfig({ PORT: String(port), LOG_LEVEL: 'debug', ...options.env }, [
    'node',
    'test',
  ]);
  const sandbox = await startSandbox({
    port: 0,
    now: clock.now,
    appUrl: config.publicUrl,
    ...demoCredentials,
    random: recordingRandom,
    seed: demoCompany,
  });
  for (const secret of [appSecret, demoCredentials.secret, testCallback.encodingAesKey]) {
    recordSecret(secret);
  }
  const wecom = {
    ...demoCredentials,
    apiUrl: sandbox.url,
    authorizeUrl: `${sandbox.url}/connect/oauth2/authorize`,
    loginUrl: `${sandbox.url}/wwlogin/sso/login`,
    callbackPairs: options.callbackPairs ?? [testCallback],
  };
  const context = createContext(config, {
    databaseUrl: database.url,
    appSecret,
    wecom,
    now: clock.now,
    pause: () => Promise.resolve(),
    logTo: {
      write(line: string) {
        lines.push(line);
        recordLog(line);
      },
    },
  });
  const client = await clientPages(config, web.server);
  const express = createApp(config, context, client.pages);
  web.serve(express);
  if (options.work !== false) await context.startWork();

  return {
    url: config.publicUrl,
    /** Where its callbacks arrive; the sandbox sends none before `setCallback`. */
    callbackUrl: `${config.publicUrl}/wecom/callback`,
    clock,
    /** What the app knows of WeCom, for another process of it. */
    wecom,
    sandbox,
    context,
    /** For questions about the app itself, not about its answers. */
    express,
    database,
    /** Every line the app has logged. */
    lines,
    async close() {
      await web.close();
      await context.close();
      await sandbox.close();
      await database.close();
    },
  };
}
