import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { lastLines, run } from './run.ts';

export interface Cluster extends Place {
  /** Holds `data`, the password and the logs. */
  home: string;
  /** What initdb made: PostgreSQL's own data directory. */
  data: string;
  password: string;
}

const draftPrefix = '.postgres-';
const hour = 3_600_000;

/**
 * The cluster in this place, made by initdb when there is none yet. Processes that start at the
 * same moment each make one; the first rename wins and all use that.
 * @throws Error with initdb's last lines, or that names DATA_DIR when the cluster is not usable.
 */
export async function openCluster(
  place: Place,
  binaries: Binaries,
  options: { fsync: boolean; now: () => number },
): Promise<Cluster> {
  const home = join(place.folder, 'postgres');
  if (!(await exists(home))) {
    await removeAbandonedDrafts(place.folder, options.now());
    await makeCluster(home, place, binaries, options.fsync);
  }
  const data = join(home, 'data');
  await requireVersion(data, binaries.version);
  const password = await readOwn(join(home, 'password'));
  return { ...place, home, data, password };
}

async function makeCluster(home: string, place: Place, binaries: Binaries, fsync: boolean) {
  const draft = await mkdtemp(join(place.folder, draftPrefix));
  try {
    const passwordFile = join(draft, 'password');
    await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    await giveTo(place, draft, passwordFile);
    await initdb(draft, place, binaries, fsync);
    await rename(draft, home);
  } catch (error) {
    if (!(await exists(home))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function initdb(draft: string, { runAs }: Place, binaries: Binaries, fsync: boolean) {
  const args = [`--pgdata=${join(draft, 'data')}`, `--pwfile=${join(draft, 'password')}`];
  // The builtin locale sorts the same on every system and needs nothing installed.
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
  args.push('--encoding=UTF8', '--username=postgres', '--auth=scram-sha-256');
  if (!fsync) args.push('--no-sync');

  const { code, output } = await run(binaries.initdb, args, { cwd: draft, runAs });
  if (code === 0) return;
  throw new Error(
    `Could not create the embedded database (initdb ended with ${code}). Fix the cause below, or set DATABASE_URL.\n${lastLines(output)}`,
  );
}

async function giveTo({ runAs }: Place, ...paths: string[]) {
  if (runAs.uid === undefined || runAs.gid === undefined) return;
  for (const path of paths) await chown(path, runAs.uid, runAs.gid);
}

async function requireVersion(data: string, packageVersion: string) {
  const found = (await readOwn(join(data, 'PG_VERSION'))).trim();
  const expected = packageVersion.split('.')[0];
  if (found === expected) return;
  throw new Error(
    `${data} was made by PostgreSQL ${found}, this version brings ${expected}. Set DATA_DIR to another folder, or DATABASE_URL to a server that holds your data.`,
  );
}

async function readOwn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(
      `Cannot read ${file}: the database was made by another user or is damaged. Set DATA_DIR to another folder, or start as the user who made it.`,
      { cause },
    );
  }
}

/** A process killed during initdb leaves its draft; an hour is far longer than any initdb. */
async function removeAbandonedDrafts(folder: string, now: number) {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(draftPrefix)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && now - found.mtimeMs > hour) await rm(path, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
