import { ConfigError } from './config.ts';

/**
 * Runs `work` until it ends; SIGINT and SIGTERM abort the signal it gets. An Error meant for
 * a person is printed as its sentence, anything else with its stack; both exit with 1.
 */
export async function run(work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  // npm passes Ctrl-C on a second time; the first is enough.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  try {
    await work(stop.signal);
    process.exitCode = 0;
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${sentence(error)}\n`);
  }
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A failure of starting that says what to do; needs no stack. */
export class StartError extends Error {
  override name = 'StartError';
}

function sentence(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
