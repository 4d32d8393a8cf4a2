import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../../server/db/embedded.ts';
import { serverGone, serverPid, startHolder } from '../../helpers/postgres-holder.ts';

const isRoot = process.getuid?.() === 0;
const silent = () => undefined;
const start = (folder: string, log: (line: string) => void = silent) =>
  startEmbeddedPostgres({ dataDir: folder, log, fsync: false });

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wecom-interviews-test-embedded-'));
  chmodSync(dataDir, 0o755);
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

describe('embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('starts from an empty folder, in UTF-8, in UTC and on the loopback address only', async () => {
    const postgres = await start(dataDir);

    const rows = await ask(
      postgres.url,
      `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
         current_setting('listen_addresses') as addresses,
         current_setting('unix_socket_directories') as sockets`,
    );

    expect(rows).toEqual([{ encoding: 'UTF8', zone: 'UTC', addresses: '127.0.0.1', sockets: '' }]);
    await postgres.close();
  });

  it('refuses a connection without the password', async () => {
    const postgres = await start(dataDir);
    const url = new URL(postgres.url);
    url.password = 'guessed';

    await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);

    await postgres.close();
  });

  it('keeps what was written when it is stopped and started again', async () => {
    const first = await start(dataDir);
    await ask(first.url, `create table note as select '面试' as text`);
    await first.close();

    const second = await start(dataDir);

    expect(await ask(second.url, 'select text from note')).toEqual([{ text: '面试' }]);
    await second.close();
  });

  it('leaves no server behind after close', async () => {
    const postgres = await start(dataDir);
    const before = serverPid(dataDir);

    await postgres.close();

    expect(before).toBeTypeOf('number');
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it('gives processes that start at the same moment on an empty folder one server', async () => {
    const all = await Promise.all([start(dataDir), start(dataDir), startHolder(dataDir)]);

    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    await Promise.all(all.map((postgres) => postgres.close()));
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it('keeps serving the others when the process that started it leaves', async () => {
    const starter = await startHolder(dataDir);
    const other = await start(dataDir);

    await starter.close();

    expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await other.close();
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it('runs two folders side by side', async () => {
    const [one, two] = await Promise.all([start(join(dataDir, 'a')), start(join(dataDir, 'b'))]);

    await ask(one.url, 'create table only_here (id int)');

    expect(await ask(two.url, `select to_regclass('only_here') as found`)).toEqual([
      { found: null },
    ]);
    await Promise.all([one.close(), two.close()]);
  });
});

describe('embedded PostgreSQL after kill -9', { timeout: 60_000 }, () => {
  it('stops the server of a killed process, and the next start finds the data', async () => {
    const holder = await startHolder(dataDir);
    await ask(holder.url, 'create table note as select 7 as number');

    await holder.kill();
    await serverGone(dataDir);

    const next = await start(dataDir);
    expect(await ask(next.url, 'select number from note')).toEqual([{ number: 7 }]);
    await next.close();
  });

  it('starts at once when the server was killed together with its process', async () => {
    const holder = await startHolder(dataDir);
    await ask(holder.url, 'create table note as select 8 as number');
    const pid = serverPid(dataDir);

    if (pid) process.kill(pid, 'SIGKILL');
    await holder.kill();
    const next = await start(dataDir);

    expect(pid).toBeTypeOf('number');
    expect(await ask(next.url, 'select number from note')).toEqual([{ number: 8 }]);
    await next.close();
  });

  it.runIf(process.platform === 'linux')(
    'starts when another program has taken the pid of the server that was killed',
    async () => {
      await (await start(dataDir)).close();
      const data = join(dataDir, 'postgres/data');
      const lines = [process.ppid, data, 0, 1, '', '127.0.0.1', '0 0', 'ready'];
      writeFileSync(join(data, 'postmaster.pid'), lines.join('\n'), { mode: 0o600 });

      const next = await start(dataDir);

      expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await next.close();
    },
  );
});

describe('embedded PostgreSQL and who may do what', { timeout: 60_000 }, () => {
  it('names DATA_DIR when a file is in the place of the folder', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');

    await expect(start(file)).rejects.toThrow(/Cannot write to the data folder .*DATA_DIR/);
  });

  it('tells what to do when another version of PostgreSQL made the data', async () => {
    await (await start(dataDir)).close();
    writeFileSync(join(dataDir, 'postgres/data/PG_VERSION'), '15\n');

    await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 15, .*DATA_DIR/);
  });

  it('shows what PostgreSQL said when it cannot start', async () => {
    await (await start(dataDir)).close();
    rmSync(join(dataDir, 'postgres/data/global'), { recursive: true });

    await expect(start(dataDir)).rejects.toThrow(/did not start.*DATABASE_URL[^]*global/);
  });

  it.runIf(isRoot)('keeps the data elsewhere when it is closed to all but root', async () => {
    chmodSync(dataDir, 0o700);
    const lines: string[] = [];

    const postgres = await start(dataDir, (line) => lines.push(line));

    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(lines).toEqual([expect.stringMatching(/does not run as root.* data in \//)]);
    await postgres.close();
    rmSync(String(lines[0]).replace(/^.* data in /, ''), { recursive: true });
  });

  it.runIf(isRoot)('names DATA_DIR to a normal user whose folder is not writable', async () => {
    const closed = join(dataDir, 'closed');

    const attempt = startHolder(closed, { uid: 65534, gid: 65534 });

    await expect(attempt).rejects.toThrow(/Cannot write to the data folder .*DATA_DIR/);
    expect(existsSync(closed)).toBe(false);
  });

  it.runIf(isRoot)('lets root use the database that a normal user made', async () => {
    chmodSync(dataDir, 0o777);
    const holder = await startHolder(join(dataDir, 'own'), { uid: 65534, gid: 65534 });
    await ask(holder.url, 'create table note as select 9 as number');
    await holder.close();

    const postgres = await start(join(dataDir, 'own'));

    expect(await ask(postgres.url, 'select number from note')).toEqual([{ number: 9 }]);
    await postgres.close();
  });
});
