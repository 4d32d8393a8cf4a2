import { spawn } from 'node:child_process';
import type { RunAs } from './run-as.ts';

/** PostgreSQL needs no variable of ours; Windows programs need those of the system. */
export const minimalEnv =
  process.platform === 'win32' ? undefined : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export const cannotStart = (program: string) =>
  `Cannot start ${program}. Remove node_modules and install again, or set DATABASE_URL.`;

/** Runs a program to its end. `output` is stdout and stderr as they came. */
export function run(
  command: string,
  args: string[],
  options: { cwd: string; runAs: RunAs },
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: minimalEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...options.runAs,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (cause) => {
      reject(new Error(`${cannotStart(command)} (${cause.message})`, { cause }));
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}

export function lastLines(text: string, count = 6): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
