import { accessSync, constants, lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';

/**
 * A folder every user of the machine can walk into. /var/tmp first: it outlives a restart.
 */
export function sharedTempFolder(): string {
  try {
    accessSync('/var/tmp', constants.W_OK | constants.X_OK);
    return '/var/tmp';
  } catch {
    return tmpdir();
  }
}

/**
 * Anyone may create names in a shared folder, so one that is there must be proven ours.
 * @returns false when nothing is there
 * @throws Error when something of another user is.
 */
export function isOurFolder(path: string, uids: (number | undefined)[]): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return false;
  if (found.isDirectory() && uids.includes(found.uid) && (found.mode & 0o022) === 0) return true;
  throw new Error(`${path} belongs to another user. Remove it, or set DATABASE_URL.`);
}
