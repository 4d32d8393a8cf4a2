import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret of a first run that was given none: made once and kept beside the data, so that
 * sessions and stored tokens outlive a restart.
 * @throws Error naming DATA_DIR when the folder cannot be written
 */
export async function keptAppSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'app-secret');
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    // `wx`: of two processes starting together one writes, both read what it wrote.
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new Error(
        `${dataDir} cannot be written. Set DATA_DIR to a folder that can, or fix its owner.`,
        { cause: error },
      );
    }
  }
  return (await readFile(file, 'utf8')).trim();
}
