import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { Cluster } from './cluster.ts';
import { cannotStart, lastLines, minimalEnv } from './run.ts';

export interface ServerProcess {
  hasEnded(): boolean;
  /** What it wrote to its log since it was started. */
  lastWords(): string;
}

const maxLogBytes = 5_000_000;

const settings = (port: number, fsync: boolean) => ({
  listen_addresses: '127.0.0.1',
  port,
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: 100,
  // A failed statement's text and key values are people's data: not for a log file.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off' }),
});

/**
 * Starts a server on a port that is free now. It leads a process group of its own, so that
 * Ctrl-C in a terminal reaches node first and the server only after the last connection.
 */
export async function startServer(
  postgres: string,
  cluster: Cluster,
  fsync: boolean,
): Promise<ServerProcess> {
  const options = Object.entries(settings(await freePort(), fsync));
  const args = [
    '-D',
    cluster.data,
    ...options.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  const { fd, start } = openLog(cluster);
  const child = spawn(postgres, args, {
    cwd: cluster.data,
    env: minimalEnv,
    stdio: ['ignore', fd, fd],
    detached: true,
    windowsHide: true,
    ...cluster.runAs,
  });
  closeSync(fd);

  let failure = '';
  child.on('error', (error) => {
    failure = `${cannotStart(postgres)} (${error.message})`;
  });
  child.unref();
  return {
    hasEnded: () => failure !== '' || child.exitCode !== null || child.signalCode !== null,
    lastWords: () => failure || lastLines(readFileSync(cluster.logFile).subarray(start).toString()),
  };
}

function openLog({ logFile, runAs }: Cluster): { fd: number; start: number } {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const fd = openSync(logFile, 'a', 0o600);
  if (size > maxLogBytes) ftruncateSync(fd);
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(logFile, runAs.uid, runAs.gid);
  return { fd, start: fstatSync(fd).size };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
