import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { WecomOptions } from '../../server/wecom/client.ts';
import { programFrom } from './program.ts';

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

export type Order = { settings: ProcessSettings } | { callers: number };

export interface CallersReport {
  answered: number;
  errors: { name: string; api: string; errcode: number | null; message: string }[];
}

export type WecomProcess = Awaited<ReturnType<typeof startWecomProcess>>;

/** A process that has WeCom clients, one after the other. */
export async function startWecomProcess() {
  const child = fork(await programFrom('test/fixtures/wecom-process.ts'), {
    cwd: root,
    execArgv: [],
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const answer = async (): Promise<unknown> => {
    const ended = exited.then(() => Promise.reject(new Error('The process ended.')));
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return message;
  };
  function tell(order: Order): Promise<unknown> {
    const answered = answer();
    child.send(order);
    return answered;
  }

  await answer();
  return {
    /** From now on its client is a new one, which holds nothing in memory. */
    become: (settings: ProcessSettings) => tell({ settings }),
    /** Lets this many callers ask for a member at once. Rejects when the process dies meanwhile. */
    callers: (count: number) => tell({ callers: count }) as Promise<CallersReport>,
    signal: (signal: 'SIGSTOP' | 'SIGCONT') => void child.kill(signal),
    isAlive: () => child.connected,
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
