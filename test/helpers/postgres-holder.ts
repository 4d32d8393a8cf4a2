import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { programFrom } from './program.ts';

const root = resolve(import.meta.dirname, '../..');

export interface PostgresHolder {
  url: string;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Another process that uses the database in `dataDir`; `user` for one that is not root. */
export async function startHolder(
  dataDir: string,
  user: { uid?: number; gid?: number } = {},
): Promise<PostgresHolder> {
  const program = await programFrom('test/fixtures/hold-postgres.ts');
  const child = spawn(process.execPath, [program, dataDir], {
    cwd: root,
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...user,
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const exited = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exited.then(() => Promise.reject(new Error(`The holder ended: ${complaint}`))),
  ]);
  return {
    url: (JSON.parse(String(line)) as { url: string }).url,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}

/** Pid of the server on this data folder, undefined when none lives. */
export function serverPid(dataDir: string): number | undefined {
  try {
    const text = readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8');
    const pid = Number(text.split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

/** Resolves when the server is gone; a test's own time limit ends a wait in vain. */
export async function serverGone(dataDir: string): Promise<void> {
  while (serverPid(dataDir) !== undefined) await delay(20);
}
