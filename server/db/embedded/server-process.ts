import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { cannotStart, minimalEnv } from './run.ts';

export interface ServerProcess {
  hasEnded(): boolean;
  /** All it has written, or why it could not be started. */
  log(): string;
  /** Once it has proven to be the server in use, its log becomes server.log, else it is removed. */
  settleLog(): void;
}

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
  const log = openLog(cluster);
  const child = spawn(postgres, args, {
    cwd: cluster.data,
    env: minimalEnv,
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
    windowsHide: true,
    ...cluster.runAs,
  });
  closeSync(log.fd);

  let failure = '';
  child.on('error', (error) => {
    failure = `${cannotStart(postgres)} (${error.message})`;
  });
  child.unref();
  const hasEnded = () => failure !== '' || child.exitCode !== null || child.signalCode !== null;
  return {
    hasEnded,
    log: () => failure || readFileSync(log.file, 'utf8'),
    settleLog: () => (hasEnded() ? rmSync(log.file, { force: true }) : keepLog(log.file, cluster)),
  };
}

/** A file per start: of two servers that start at once, only one stays, and each has its reason. */
function openLog({ home, runAs }: Cluster): { fd: number; file: string } {
  const file = join(home, `start-${randomBytes(6).toString('hex')}.log`);
  const fd = openSync(file, 'wx', 0o600);
  if (runAs.uid !== undefined && runAs.gid !== undefined) fchownSync(fd, runAs.uid, runAs.gid);
  return { fd, file };
}

function keepLog(file: string, { home }: Cluster): void {
  const log = join(home, 'server.log');
  if (existsSync(log)) renameSync(log, join(home, 'server.previous.log'));
  renameSync(file, log);
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
