import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../../server/db/embedded.ts';
import { ask, useMadeDatabase } from '../../helpers/embedded-folder.ts';
import { serverGone, serverPid, startHolder } from '../../helpers/postgres-holder.ts';

const folder = useMadeDatabase();
const start = (dataDir: string) =>
  startEmbeddedPostgres({ dataDir, log: () => undefined, fsync: false });

describe('embedded PostgreSQL after kill -9', { timeout: 60_000 }, () => {
  it('stops the server of a killed process, and the next start finds the data', async () => {
    const holder = await startHolder(folder.path);
    await ask(holder.url, 'create table note as select 7 as number');

    await holder.kill();
    await serverGone(folder.path);

    const next = await start(folder.path);
    expect(await ask(next.url, 'select number from note')).toEqual([{ number: 7 }]);
    await next.close();
  });

  it('starts at once when the server was killed together with its process', async () => {
    const holder = await startHolder(folder.path);
    await ask(holder.url, 'create table second_note as select 8 as number');
    const pid = serverPid(folder.path);

    if (pid) process.kill(pid, 'SIGKILL');
    await holder.kill();
    const next = await start(folder.path);

    expect(pid).toBeTypeOf('number');
    expect(await ask(next.url, 'select number from second_note')).toEqual([{ number: 8 }]);
    await next.close();
  });

  it.runIf(process.platform === 'linux')(
    'starts when another program has taken the pid of the server that was killed',
    async () => {
      const data = join(folder.path, 'postgres/data');
      const lines = [process.ppid, data, 0, 1, '', '127.0.0.1', '0 0', 'ready'];
      writeFileSync(join(data, 'postmaster.pid'), lines.join('\n'), { mode: 0o600 });

      const next = await start(folder.path);

      expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await next.close();
    },
  );
});
