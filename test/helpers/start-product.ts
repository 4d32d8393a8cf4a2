import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { recordLog } from './run-log.ts';
import { until } from './until.ts';

const main = resolve(import.meta.dirname, '../../dist/server/main.js');

/** The built program as `npm start` runs it, a process of its own with only these variables. */
export function startProduct(env: NodeJS.ProcessEnv, cwd = process.cwd()) {
  const child: ChildProcess = spawn(process.execPath, [main], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      recordLog(chunk.toString());
    });
  }
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));

  return {
    pid: child.pid ?? 0,
    /** What it has printed so far. */
    output: () => output,
    /** Its exit code; null when a signal ended it. */
    ended,
    ready: () =>
      until(
        () => output,
        (text) => text.includes('Ctrl-C stops everything'),
        60_000,
      ),
    stop(signal: NodeJS.Signals = 'SIGINT') {
      child.kill(signal);
      return ended;
    },
  };
}
