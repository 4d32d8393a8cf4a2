import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Spread into spawn options; empty means: as the user who started us. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

export const isRoot = () => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root, and initdb wants a user that /etc/passwd knows.
 * @throws Error when the machine has no such user.
 */
export function findUnprivilegedUser(): Required<RunAs> {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0 && user.gid > 0);
  const chosen = users.find((user) => user.name === 'nobody') ?? users[0];
  if (!chosen) {
    throw new Error(
      'PostgreSQL does not run as root, and /etc/passwd has no other user. Start the server as a normal user or set DATABASE_URL.',
    );
  }
  return { uid: chosen.uid, gid: chosen.gid };
}

/** Whether that user may walk down to `path` and read it. Judged by mode bits, without ACLs. */
export async function canReach(path: string, user: Required<RunAs>): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = shiftOf(uid === user.uid, gid === user.gid);
  if (((mode >> shift) & 0o5) !== 0o5) return false;
  const above = dirname(path);
  return above === path || canReach(above, user);
}

function shiftOf(isOwner: boolean, isGroup: boolean) {
  if (isOwner) return 6;
  return isGroup ? 3 : 0;
}
