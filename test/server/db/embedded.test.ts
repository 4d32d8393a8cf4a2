import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmbeddedPostgres } from '../../../server/db/embedded.ts';
import { canReach } from '../../../server/db/embedded/run-as.ts';
import { ask, useDataFolder, useMadeDatabase } from '../../helpers/embedded-folder.ts';
import { serverPid, startHolder } from '../../helpers/postgres-holder.ts';

const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
/** A clone under /root cannot be run by anyone else: nothing to show there. */
const canBeNobody = isRoot && (await canReach(import.meta.dirname, nobody));
const silent = () => undefined;
const folder = useDataFolder();
const made = useMadeDatabase();
const start = (dataDir: string, log: (line: string) => void = silent) =>
  startEmbeddedPostgres({ dataDir, log, fsync: false });

describe('embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('starts from an empty folder, in UTF-8, in UTC and on the loopback address only', async () => {
    const postgres = await start(folder.path);

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
    const postgres = await start(made.path);
    const url = new URL(postgres.url);
    url.password = 'guessed';

    await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);

    await postgres.close();
  });

  it('keeps what was written when it is stopped and started again', async () => {
    const first = await start(made.path);
    await ask(first.url, `create table note as select '面试' as text`);
    await first.close();

    const second = await start(made.path);

    expect(await ask(second.url, 'select text from note')).toEqual([{ text: '面试' }]);
    await second.close();
  });

  it('leaves no server behind after close', async () => {
    const postgres = await start(made.path);
    const before = serverPid(made.path);

    await postgres.close();

    expect(before).toBeTypeOf('number');
    expect(serverPid(made.path)).toBeUndefined();
  });

  it('gives processes that start at the same moment on an empty folder one server', async () => {
    const all = await Promise.all([
      start(folder.path),
      start(folder.path),
      startHolder(folder.path),
    ]);

    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    await Promise.all(all.map((postgres) => postgres.close()));
    expect(serverPid(folder.path)).toBeUndefined();
  });

  it('keeps serving the others when the process that started it leaves', async () => {
    const starter = await startHolder(made.path);
    const other = await start(made.path);

    await starter.close();

    expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await other.close();
    expect(serverPid(made.path)).toBeUndefined();
  });

  it('runs two folders side by side', async () => {
    const [one, two] = await Promise.all([start(made.path), start(folder.path)]);

    await ask(one.url, 'create table only_here (id int)');

    expect(await ask(two.url, `select to_regclass('only_here') as found`)).toEqual([
      { found: null },
    ]);
    await Promise.all([one.close(), two.close()]);
  });
});

describe('embedded PostgreSQL and who may do what', { timeout: 60_000 }, () => {
  it('names DATA_DIR when a file is in the place of the folder', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');

    await expect(start(file)).rejects.toThrow(/Cannot write to the data folder .*DATA_DIR/);
  });

  it('tells what to do when another version of PostgreSQL made the data', async () => {
    const file = join(made.path, 'postgres/data/PG_VERSION');
    const version = readFileSync(file);
    writeFileSync(file, '15\n');
    onTestFinished(() => writeFileSync(file, version));

    await expect(start(made.path)).rejects.toThrow(/made by PostgreSQL 15, .*DATA_DIR/);
  });

  it('shows what PostgreSQL said when it cannot start', async () => {
    const part = join(made.path, 'postgres/data/global');
    renameSync(part, `${part}-elsewhere`);
    onTestFinished(() => renameSync(`${part}-elsewhere`, part));

    await expect(start(made.path)).rejects.toThrow(/did not start.*DATABASE_URL[^]*global/);
  });

  it.runIf(isRoot)('keeps the data elsewhere when it is closed to all but root', async () => {
    chmodSync(folder.path, 0o700);
    const lines: string[] = [];

    const postgres = await start(folder.path, (line) => lines.push(line));

    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(lines).toEqual([expect.stringMatching(/does not run as root.* data in \//)]);
    await postgres.close();
    rmSync(String(lines[0]).replace(/^.* data in /, ''), { recursive: true });
  });

  it.runIf(canBeNobody)(
    'names DATA_DIR to a normal user whose folder is not writable',
    async () => {
      const closed = join(folder.path, 'closed');

      const attempt = startHolder(closed, nobody);

      await expect(attempt).rejects.toThrow(/Cannot write to the data folder .*DATA_DIR/);
      expect(existsSync(closed)).toBe(false);
    },
  );

  it.runIf(canBeNobody)('lets root use the database that a normal user made', async () => {
    chmodSync(folder.path, 0o777);
    const holder = await startHolder(join(folder.path, 'own'), nobody);
    await ask(holder.url, 'create table note as select 9 as number');
    await holder.close();

    const postgres = await start(join(folder.path, 'own'));

    expect(await ask(postgres.url, 'select number from note')).toEqual([{ number: 9 }]);
    await postgres.close();
  });
});
