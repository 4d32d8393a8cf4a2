import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chown, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { canReach, findUnprivilegedUser, isRoot, type RunAs } from './run-as.ts';
import { isOurFolder, sharedTempFolder } from './shared-temp.ts';

export interface Place {
  /** Holds the cluster, below `postgres`. */
  folder: string;
  runAs: RunAs;
}

/**
 * Decides where the database lies and who runs it. Normally `dataDir` and ourselves; for root
 * an unprivileged user, and a folder in the system's temp when that user cannot reach `dataDir`.
 * @throws Error that names DATA_DIR when nothing can be written there.
 */
export async function choosePlace(dataDir: string, log: (line: string) => void): Promise<Place> {
  const folder = await makeWritable(resolve(dataDir));
  if (!isRoot()) return { folder, runAs: {} };

  const earlier = await stat(join(folder, 'postgres')).catch(() => undefined);
  if (earlier && earlier.uid !== 0)
    return { folder, runAs: { uid: earlier.uid, gid: earlier.gid } };

  const user = findUnprivilegedUser();
  if (await canReach(folder, user)) return { folder, runAs: user };

  const elsewhere = await folderElsewhere(folder, user);
  log(`PostgreSQL does not run as root, and ${folder} is closed to others: data in ${elsewhere}`);
  return { folder: elsewhere, runAs: user };
}

async function makeWritable(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (cause) {
    throw new Error(
      `Cannot write to the data folder ${dataDir}. Set DATA_DIR to a folder this user can write to, or DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}

async function folderElsewhere(folder: string, user: Required<RunAs>): Promise<string> {
  const key = createHash('sha256')
    .update(`${folder}\0${await idOf(folder)}`)
    .digest('hex');
  const path = join(sharedTempFolder(), `wecom-interviews-${key.slice(0, 12)}`);
  if (!isOurFolder(path, [0, user.uid])) {
    await mkdir(path, { mode: 0o700 }).catch(ignoreExisting);
    await chown(path, user.uid, user.gid);
  }
  return path;
}

/** So that a data folder deleted and made anew starts with an empty database. */
async function idOf(folder: string): Promise<string> {
  const file = join(folder, 'postgres-id');
  await writeFile(file, randomBytes(8).toString('hex'), { flag: 'wx' }).catch(ignoreExisting);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const id = await readFile(file, 'utf8');
    if (id) return id;
    // Another process has created the file and not yet written to it.
    await delay(10);
  }
  return '';
}

function ignoreExisting(error: NodeJS.ErrnoException) {
  if (error.code !== 'EEXIST') throw error;
}
