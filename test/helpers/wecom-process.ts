import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { WecomOptions } from '../../server/wecom/client.ts';

const root = resolve(import.meta.dirname, '../..');

export interface ProcessSettings {
  databaseUrl: string;
  apiUrl: string;
  corpId: string;
  agentId: number;
  secret: string;
  limits: WecomOptions['limits'];
  /** How far this process's clock is from the others'. */
  clockSkewMs?: number;
}

export interface CallersReport {
  answered: number;
  errors: { name: string; api: string; errcode: number | null; message: string }[];
}

export type WecomProcess = Awaited<ReturnType<typeof startWecomProcess>>;

/** A WeCom client in a process of its own, on the database and the WeCom that `settings` name. */
export async function startWecomProcess(settings: ProcessSettings) {
  const child = fork(join(root, 'test/fixtures/wecom-process.ts'), [JSON.stringify(settings)], {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    exited.then(() => Promise.reject(new Error('The process ended while it was starting.'))),
  ]);
  return {
    /** Lets this many callers ask for a member at once. Rejects when the process dies meanwhile. */
    async callers(count: number): Promise<CallersReport> {
      const answered = once(child, 'message');
      child.send({ callers: count });
      const [report] = await Promise.race([
        answered,
        exited.then(() => Promise.reject(new Error('The process ended.'))),
      ]);
      return report as CallersReport;
    },
    signal: (signal: 'SIGSTOP' | 'SIGCONT') => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async close() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
