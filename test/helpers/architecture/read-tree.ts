import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SourceTree } from '../architecture.ts';

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.data', '.artifacts']);
const text = /\.(ts|vue|js|mjs|css|html|sql|md|json|ya?ml|sh)$|(^|\/)(Dockerfile|\.env\.example)$/;

/** The project's own text files, as they lie on the disk; lock files are not written by hand. */
export function readTree(root: string): SourceTree {
  const files = [...walk(root)].map((path) => relative(root, path).split(sep).join('/'));
  return new Map(
    files
      .filter((file) => text.test(file) && file !== 'package-lock.json')
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    if (entry.isFile()) yield path;
  }
}
