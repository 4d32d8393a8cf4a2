import { posix } from 'node:path';
import ts from 'typescript';

/** What a file imports: ours as a path from the root, a package by its name. */
export interface Imported {
  specifier: string;
  ours: string | undefined;
}

const code = /\.(ts|mjs|js|vue)$/;
const scriptBlock = /<script\b[^>]*>([^]*?)<\/script>/g;

export function importsOf(file: string, text: string): Imported[] {
  return ts.preProcessFile(scriptOf(file, text), true, true).importedFiles.map(({ fileName }) => ({
    specifier: fileName,
    ours: resolveOurs(file, fileName),
  }));
}

/** The part of a file that is a script: all of it, or the script blocks of a .vue file. */
export function scriptOf(file: string, text: string): string {
  if (!code.test(file)) return '';
  if (!file.endsWith('.vue')) return text;
  return [...text.matchAll(scriptBlock)].map(([, script]) => script ?? '').join('\n');
}

function resolveOurs(file: string, specifier: string): string | undefined {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('#shared/')) return path.slice(1);
  if (!path.startsWith('.')) return undefined;
  return posix.normalize(posix.join(posix.dirname(file), path));
}
