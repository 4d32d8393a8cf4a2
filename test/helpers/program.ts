import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Rolldown } from 'vite';

const root = resolve(import.meta.dirname, '../..');
/** As deep as dist/server, so that `import.meta.dirname` leads to the same places. */
const folder = join(root, 'test/.artifacts');
const bundled = new Map<string, Promise<string>>();

/**
 * A program of ours in one file of JavaScript, made anew from its sources: node starts it in a
 * third of the time that it takes to translate file after file.
 */
export function programFrom(source: string): Promise<string> {
  const file = bundled.get(source) ?? bundle(source);
  bundled.set(source, file);
  return file;
}

async function bundle(source: string): Promise<string> {
  const name = `${source.replaceAll(/\W+/g, '-')}.mjs`;
  const { build } = await import('vite');
  const output = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: source,
      target: 'node20',
      minify: false,
      write: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
    resolve: { noExternal: [/^#shared/] },
  });
  const { code } = (output as Rolldown.RolldownOutput).output[0];
  await mkdir(folder, { recursive: true });
  // Two workers may write at once: a rename is whole or not at all.
  const draft = join(folder, `.${process.pid}-${name}`);
  await writeFile(draft, code);
  await rename(draft, join(folder, name));
  return join(folder, name);
}
