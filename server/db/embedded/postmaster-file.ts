import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a running PostgreSQL writes into its data directory: line 1 its pid, line 4 its port. */
export function readPostmaster(data: string): { pid: number; port: number } | undefined {
  const lines = read(join(data, 'postmaster.pid'))?.split('\n') ?? [];
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/**
 * After a restart of the machine or container another program may carry the pid that a killed
 * server left behind, and PostgreSQL would then refuse to start for good. Linux only.
 */
export function removeStalePostmaster(data: string): void {
  const pid = readPostmaster(data)?.pid;
  if (pid === undefined || process.platform !== 'linux') return;
  const commandLine = read(`/proc/${pid}/cmdline`);
  if (commandLine === undefined || commandLine.includes(data)) return;
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
