import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Budgets } from '../../server/notifications/budgets.ts';
import { programFrom } from './program.ts';

export interface DeliverySettings {
  databaseUrl: string;
  apiUrl: string;
  corpId: string;
  agentId: number;
  secret: string;
  leaseMs: number;
  /** Messages that one process has under way. */
  atOnce: number;
  /** Whether WeCom can call the app back, so that cards have buttons. */
  callbacks: boolean;
  budgets?: Partial<Budgets>;
}

export type DeliveryProcess = Awaited<ReturnType<typeof startDeliveryProcess>>;

/** A worker in a process of its own; resolves when it has begun. */
export async function startDeliveryProcess(settings: DeliverySettings) {
  const child = fork(
    await programFrom('test/fixtures/delivery-process.ts'),
    [JSON.stringify(settings)],
    {
      env: { PATH: '/usr/bin:/bin' },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const exited = once(child, 'exit');
  await Promise.race([once(child, 'message'), exited]);
  return {
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
