// Runs beside node as a process of its own and outlives it: when node has gone, however it went,
// the watchdog of the last user stops the PostgreSQL server. Plain JavaScript, so that it starts
// the same beside the sources and beside a build.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const { data, pgCtl, runAs, usersLock } = JSON.parse(process.argv[2] ?? '{}');
let backendPid = 0;

// A signal to everything on this terminal or in this service must not take the watchdog first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

// The pipe carries the pid of node's connection once it has one, and ends when node does.
process.stdin.on('data', (text) => (backendPid = Number(text)));
process.stdin.once('end', () => void watchOver());
process.stdin.once('error', () => void watchOver());

async function watchOver() {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const port = runningPort();
    if (!port) return process.exit(0);
    const answer = await leave(port).catch(() => 'unknown');
    if (answer === 'others are here') return process.exit(0);
    if (answer === 'last one') break;
    // It is still starting, perhaps recovering from a kill.
    await delay(100);
  }
  if (stop('fast') !== 0) stop('immediate');
  process.exit(0);
}

/** The server's port, or undefined when none runs. */
function runningPort() {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(lines[0]), 0);
    return Number(lines[3]);
  } catch {
    return undefined;
  }
}

async function leave(port) {
  const password = readFileSync(join(dirname(data), 'password'), 'utf8');
  const client = new pg.Client({
    connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    connectionTimeoutMillis: 2_000,
    application_name: 'wecom-interviews watchdog',
  });
  client.on('error', () => undefined);
  await client.connect();
  // The server may not have noticed yet that node's connection is dead.
  await client.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where pid = $1 and application_name = 'wecom-interviews user'`,
    [backendPid],
  );
  const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [usersLock]);
  if (rows[0].alone) return 'last one';
  await client.end();
  return 'others are here';
}

function stop(mode) {
  const args = ['stop', '-D', data, '-m', mode, '-w', '-t', '30'];
  return spawnSync(pgCtl, args, { cwd: data, windowsHide: true, ...runAs }).status;
}
