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
    const server = running();
    if (!server) return process.exit(0);
    const answer = await leave(server.port).catch(() => 'unknown');
    if (answer === 'others are here') return process.exit(0);
    if (answer === 'last one') return stop(server.pid);
    // It is still starting, perhaps recovering from a kill.
    await delay(100);
  }
  const server = running();
  return server ? stop(server.pid) : process.exit(0);
}

/** The server that the data folder names, when it lives. */
function running() {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    process.kill(pid, 0);
    return { pid, port };
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

/** By pid and not by folder: another process may start its own server there at any moment. */
async function stop(pid) {
  for (const signal of ['INT', 'QUIT']) {
    spawnSync(pgCtl, ['kill', signal, String(pid)], { cwd: data, windowsHide: true, ...runAs });
    for (let attempt = 0; attempt < 1500; attempt += 1) {
      if (running()?.pid !== pid) return process.exit(0);
      await delay(20);
    }
  }
  process.exit(1);
}
