import { randomBytes } from 'node:crypto';
import { createMovableClock } from './clock.ts';
import { readConfig } from './config.ts';
import { demoCompany } from './demo-company.ts';
import { startSandbox, type Sandbox } from './start-sandbox.ts';

try {
  const { port, ...config } = readConfig();
  const sandbox = await start(port, config);
  announce(sandbox.url);
  process.on('message', (message) => void obey(message, sandbox, config));
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(event, () => void sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

type Config = Omit<ReturnType<typeof readConfig>, 'port'>;

async function start(port: number, config: Config): Promise<Sandbox> {
  const clock = createMovableClock(Date.now);
  try {
    return await startSandbox({
      ...config,
      port,
      now: clock.now,
      clock,
      random: randomBytes,
      seed: demoCompany,
      ticketSecret: config.secret,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code})`;
    throw new Error(`Port ${port} ${why}: set SANDBOX_PORT to another one.`, { cause: error });
  }
}

/** The process that started us says where the app's callbacks arrive, once the app answers. */
async function obey(message: unknown, sandbox: Sandbox, { callback }: Config) {
  const { type, url } = message as { type?: unknown; url?: unknown };
  if (type !== 'saveCallback' || typeof url !== 'string') return;
  const saved = await sandbox.setCallback({ url, ...callback });
  process.send?.({ type: 'callback', reason: saved.saved ? undefined : saved.reason });
}

/** The process that started us tells people; without one, we do. */
function announce(url: string) {
  if (process.send) process.send({ type: 'ready', url });
  else process.stdout.write(`The WeCom sandbox is at ${url}\n`);
}

function fail(message: string) {
  process.stderr.write(`${message}\n`);
  if (process.send) process.send({ type: 'failed', message }, () => process.exit(1));
  else process.exitCode = 1;
}
