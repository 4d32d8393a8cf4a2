import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { untar } from './untar.ts';

export interface BrowserProgram {
  executablePath: string;
  /** Added to our own environment for the browser. */
  env: Record<string, string>;
}

const modules = resolve(import.meta.dirname, '../../../node_modules');
const current = join(modules, '@sparticuz/chromium');
const packages = { current, '107': join(modules, 'chromium-107') };
const unpackBrotli = promisify(brotliDecompress);

/**
 * The Chromium that npm brought, unpacked once. It runs on a machine that has neither fonts nor
 * the libraries of a desktop: libnss3 and one font come from the same package.
 * @throws Error on systems other than Linux on x64, for which npm has none.
 */
export async function npmChromium(which: 'current' | '107'): Promise<BrowserProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('npm has a Chromium for Linux on x64 only');
  }
  const source = packages[which];
  const target = join(cacheFolder(), `chromium-${versionOf(source)}`);
  if (!existsSync(target)) await unpack(source, target);
  return {
    executablePath: join(target, 'chromium'),
    env: {
      FONTCONFIG_FILE: join(target, 'fonts.conf'),
      ...(systemHasLibraries() ? {} : { LD_LIBRARY_PATH: join(target, 'lib') }),
    },
  };
}

/** Below node_modules, so that each user and each clone has its own and `npm ci` clears it. */
function cacheFolder(): string {
  const preferred = join(modules, '.cache/wecom-interviews');
  try {
    mkdirSync(preferred, { recursive: true });
    return preferred;
  } catch {
    const own = join(tmpdir(), `wecom-interviews-browsers-${process.getuid?.() ?? 'user'}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return own;
  }
}

/** Two processes may unpack at once: each into its own folder, and the first rename wins. */
async function unpack(source: string, target: string): Promise<void> {
  const draft = await mkdtemp(`${target}.`);
  try {
    const chromium = await unpackBrotli(await readFile(join(source, 'bin/chromium.br')));
    await writeFile(join(draft, 'chromium'), chromium, { mode: 0o755 });
    const archives = [join(source, 'bin/swiftshader'), join(current, 'bin/al2023')];
    for (const archive of [...archives, join(current, 'bin/fonts')]) {
      untar(await unpackBrotli(await readFile(`${archive}.tar.br`)), draft);
    }
    await writeFile(join(draft, 'fonts.conf'), fontsConfig(target));
    await rename(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const fontsConfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

function systemHasLibraries(): boolean {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];
  const needed = ['libnss3.so', 'libnspr4.so', 'libexpat.so.1'];
  return folders.some((folder) => needed.every((name) => existsSync(join(folder, name))));
}

function versionOf(packageFolder: string): string {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8');
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}
