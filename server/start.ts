import { randomBytes } from 'node:crypto';
import { createApp } from './app.ts';
import { keptAppSecret } from './app-secret.ts';
import type { Config } from './config.ts';
import { createContext, type Context } from './context.ts';
import { startEmbeddedPostgres } from './db/embedded.ts';
import { migrate } from './db/migrator.ts';
import { seedDemo } from './demo/service.ts';
import { clientPages } from './client-pages.ts';
import { listen } from './listen.ts';
import { StartError } from './run.ts';
import { startSandboxProcess, type SandboxProcess } from './sandbox-process.ts';

/** Something started, and how to undo it. */
interface Started {
  close(): Promise<void>;
}

/**
 * Starts what ROLE asks for, in the order in which each needs the last. Whatever has started is
 * closed again, in reverse, by `close`, and also when a later step fails.
 */
export async function start(config: Config) {
  const started: Started[] = [];
  const keep = <T extends Started>(one: T): T => {
    started.push(one);
    return one;
  };
  async function close() {
    for (const one of started.splice(0).reverse()) await one.close();
  }

  try {
    const web = config.role === 'worker' ? undefined : keep(await listen(config));
    const appSecret = config.appSecret ?? (await keptAppSecret(config.dataDir).catch(toSentence));
    const databaseUrl = config.databaseUrl ?? keep(await embedded(config)).url;
    const sandbox =
      config.sandbox &&
      keep(await startSandboxProcess({ ...config.sandbox, appUrl: config.publicUrl }));
    const context = keep(
      createContext(config, {
        databaseUrl,
        appSecret,
        wecom: sandbox?.wecom ?? config.wecom,
        now: Date.now,
      }),
    );
    await migrate(context.pool).catch(toSentence);
    if (web) {
      const client = keep(await clientPages(config, web.server));
      web.serve(createApp(config, context, client.pages));
    }
    if (sandbox) {
      await saveCallback(sandbox, config, context);
      await seedDemo(
        { ...context, randomBytes },
        { publicUrl: config.publicUrl, roomUrl: `${sandbox.pageUrl}/room` },
      );
    }
    context.wecom.renewal.start();
    if (config.role !== 'web') await context.startWork();
    if (!sandbox) void report(context);
    return { sandboxUrl: sandbox?.pageUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function embedded(config: Config) {
  return startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
  }).catch(toSentence);
}

/** Callbacks are the sandbox's to send once it knows where to; without them the rest works. */
async function saveCallback(sandbox: SandboxProcess, { publicUrl }: Config, { log }: Context) {
  const reason = await sandbox.saveCallback(`${publicUrl}/wecom/callback`);
  if (reason) log.warn(`The sandbox sends no callbacks: ${reason} Check PUBLIC_URL.`);
}

/** Says in the log what the WeCom console still needs; the app runs all the same. */
async function report({ doctor, log }: Context) {
  try {
    for (const finding of await doctor.examine()) log.warn(finding, 'check the WeCom console');
  } catch (error) {
    log.error({ err: error }, 'the settings could not be checked');
  }
}

/** These fail for reasons outside the program, and say which. */
function toSentence(error: unknown): never {
  throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
}
