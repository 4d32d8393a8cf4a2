// Runs before `npm start`, `npm run dev` and `npm test`: makes a fresh clone ready. Node only.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = join(root, '.installing');
const oldestNode = [20, 19];
/** Far longer than any install: its process is gone or its pid is somebody else's by now. */
const staleAfterMs = 30 * 60_000;

/** Settings that say where packages come from; all others belong to the outer npm command. */
const keptSettings =
  /^npm_config_(cache|registry|userconfig|globalconfig|proxy|https_proxy|noproxy|no_proxy|ca|cafile|cert|key|strict_ssl|offline|prefer_offline|fetch_\w+|maxsockets|\/\/.*|@.*:registry)$/i;

requireNode();
if (!isInstalled()) install();

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(
    `wecom-interviews needs Node ${oldestNode.join('.')} or newer, and this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and run the command again.`,
  );
}

function isInstalled() {
  const installed = modifiedAt(join(root, 'node_modules/.package-lock.json'));
  return installed > 0 && installed >= modifiedAt(join(root, 'package-lock.json'));
}

function install() {
  takeLock();
  // Another process may have installed while this one waited.
  const code = isInstalled() ? 0 : npmCi();
  rmSync(lock, { recursive: true, force: true });
  if (code === 0) return;
  fail(
    'npm ci failed (see above). Check the network and the registry (npm config get registry), then run the command again.',
    code,
  );
}

function npmCi() {
  console.log('Installing packages (npm ci) …');
  // NODE_ENV=production would leave out what builds and what brings PostgreSQL.
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error'];
  const [command, ...first] = npmCommand();
  const { status, error } = spawnSync(command, [...first, ...args], {
    cwd: root,
    env: cleanEnv(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error) console.error(`Cannot start npm: ${error.message}`);
  return status ?? 1;
}

/** The npm that runs us, else the one that came with this Node, else the one in PATH. */
function npmCommand() {
  const bin = dirname(process.execPath);
  const scripts = [
    process.env.npm_execpath ?? '',
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
  ];
  const found = scripts.find((path) => basename(path) === 'npm-cli.js' && existsSync(path));
  return found ? [process.execPath, found] : ['npm'];
}

/** Without the flags of the outer command: `npm start --omit=dev` must not reach npm ci. */
function cleanEnv() {
  const isOurs = (name) => !/^npm_/i.test(name) || keptSettings.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => isOurs(name)));
}

/** One install at a time: whoever makes the folder has the lock, the others wait. */
function takeLock() {
  let announced = false;
  while (!makeLock()) {
    if (isStale()) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!announced) console.log('Waiting for an install that is under way …');
    announced = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function makeLock() {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    return fail(`Cannot write to ${root} (${error.code}). Run npm ci as a user who can.`);
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

function isStale() {
  const age = Date.now() - modifiedAt(lock);
  if (age > staleAfterMs) return true;
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    // No such process; or no pid yet, which the owner writes at once.
    return error.code === 'ESRCH' || (error.code === 'ENOENT' && age > 5_000);
  }
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function fail(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}
