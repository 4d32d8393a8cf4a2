import { chmod, cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isOurFolder, sharedTempFolder } from './shared-temp.ts';

/**
 * Copies the programs (60 MB) once per version and user to where everyone may run them,
 * because a project under /root is closed to the user PostgreSQL runs as.
 * @returns the copied `native` folder
 */
export async function copyBinaries(
  packageFolder: string,
  version: string,
  makeLinks: (folder: string) => Promise<void>,
): Promise<string> {
  const uid = process.getuid?.();
  const parent = sharedTempFolder();
  const target = join(parent, `wecom-interviews-postgres-${version}-${uid ?? 'user'}`);
  if (!isOurFolder(target, [uid])) {
    const draft = await mkdtemp(`${target}.`);
    await cp(join(packageFolder, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a'),
    });
    await makeLinks(draft);
    await openToAll(draft);
    await moveUnlessThere(draft, target);
  }
  return join(target, 'native');
}

/** npm under a strict umask leaves files that only their owner can read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    if (entry.isFile()) await chmod(path, 0o755);
  }
}

/** Whoever renames first wins; the copy of the others is the same and not needed. */
async function moveUnlessThere(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!isOurFolder(target, [process.getuid?.()])) throw error;
  }
}
