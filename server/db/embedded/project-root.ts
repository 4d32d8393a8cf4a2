import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of this project's package.json, from the sources as well as from dist/.
 * @throws Error when no folder above holds it.
 */
export function findProjectRoot(from: string = import.meta.dirname): string {
  const file = join(from, 'package.json');
  if (existsSync(file) && /"name":\s*"wecom-interviews"/.test(readFileSync(file, 'utf8'))) {
    return from;
  }
  const above = dirname(from);
  if (above === from) throw new Error('Run the server from a copy of the project: no package.json');
  return findProjectRoot(above);
}
