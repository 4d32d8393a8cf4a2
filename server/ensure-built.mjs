// Builds client and server unless dist/ already holds what these sources make.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', 'built-from');
const lock = join(root, 'node_modules', '.building');
const staleLockMs = 5 * 60_000;

function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(`${path}\0`).update(readFileSync(path));
    }
  };
  for (const name of ['client', 'server', 'shared', 'vite.config.ts', 'package-lock.json']) {
    add(join(root, name));
  }
  return hash.digest('hex');
}

const isBuilt = (print) => existsSync(stamp) && readFileSync(stamp, 'utf8') === print;

/** Two starts at once must not empty dist/ under each other. */
async function takeLock() {
  for (;;) {
    try {
      return mkdirSync(lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
      if (age > staleLockMs) rmSync(lock, { recursive: true, force: true });
      await sleep(200);
    }
  }
}

function build(print) {
  rmSync(stamp, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status === 0) writeFileSync(stamp, print);
  return result.status ?? 1;
}

const print = fingerprint();
if (!isBuilt(print)) {
  await takeLock();
  try {
    if (!isBuilt(print)) process.exitCode = build(print);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
