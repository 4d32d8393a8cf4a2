import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { type Membership, usersLock } from './join.ts';
import { findProjectRoot } from './project-root.ts';
import { minimalEnv } from './run.ts';

export interface Watchdog {
  /** From now on it knows which connection was ours. */
  follow(membership: Membership): void;
  /** Lets it do its work now; resolves when the server has stopped or others use it. */
  release(): Promise<void>;
}

/** Starts the process that stops the server when this one is gone, even by kill -9. */
export function startWatchdog(cluster: Cluster, pgCtl: string): Watchdog {
  const script = join(findProjectRoot(), 'server/db/embedded/watchdog.mjs');
  const task = JSON.stringify({ data: cluster.data, pgCtl, runAs: cluster.runAs, usersLock });
  const log = openSync(join(cluster.home, 'watchdog.log'), 'a', 0o600);
  const child = spawn(process.execPath, [script, task], {
    cwd: findProjectRoot(),
    env: minimalEnv,
    stdio: ['pipe', log, log],
    // A group of its own: what ends node's group must not end its watchdog.
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  const ended = once(child, 'exit');
  ended.catch(() => undefined);
  child.stdin?.on('error', () => undefined);
  child.unref();

  return {
    follow: ({ backendPid }) => void child.stdin?.write(String(backendPid)),
    async release() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      child.stdin?.end();
      await ended;
    },
  };
}
