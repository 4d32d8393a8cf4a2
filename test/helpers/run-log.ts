import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Every worker of one vitest run has the same parent. */
export const runLogFolder = resolve(
  import.meta.dirname,
  '../.artifacts/logs',
  String(process.ppid),
);

function append(kind: 'log' | 'secrets' | 'answers', text: string) {
  mkdirSync(runLogFolder, { recursive: true });
  appendFileSync(join(runLogFolder, `${process.pid}.${kind}`), `${text.trimEnd()}\n`);
}

/** Keeps what a program under test has logged or printed, for the check at the end of the run. */
export const recordLog = (text: string) => append('log', text);

/** Keeps something that must not stand in any log. Short texts would be found by accident. */
export function recordSecret(secret: string) {
  if (secret.length >= 12) append('secrets', secret);
}

/** Keeps what a route has answered: method, path, status and the problem's code or `-`. */
export function recordAnswer(method: string, path: string, status: number, code = '-') {
  append('answers', `${method} ${path} ${status} ${code}`);
}

/** Randomness for a sandbox; what is long enough to be a token, a ticket or a code is recorded. */
export function recordingRandom(bytes: number): Buffer {
  const random = randomBytes(bytes);
  if (bytes >= 24) recordSecret(random.toString('base64url'));
  return random;
}

/** Earlier runs' files, once they are a day old. */
export function removeOldLogs() {
  const folder = dirname(runLogFolder);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > 86_400_000) rmSync(path, { recursive: true });
  }
}
