import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface Chunk {
  file: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
  css?: string[];
}

const dist = join(import.meta.dirname, '../../dist/client');
const manifestPath = join(dist, '.vite/manifest.json');

function readManifest(): Record<string, Chunk> {
  if (!existsSync(manifestPath)) {
    throw new Error('There is no build of the client. Run npm run build first.');
  }
  return JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Chunk>;
}

const manifest = readManifest();

/** Every file a chunk needs before it runs: itself, its static imports and their styles. */
function filesOf(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

function gzipKb(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(join(dist, file))).length;
  return bytes / 1000;
}

const first = filesOf('index.html');
const ofCandidate = filesOf('candidate.html');
const lazyKeys = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry);

describe('what the first page downloads', () => {
  it('is at most 90 kB of script and style', () => {
    expect(gzipKb(first)).toBeGreaterThan(0);
    expect(gzipKb(first)).toBeLessThanOrEqual(90);
  });

  it('counts every script and style the HTML names', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file);

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => file !== undefined && !first.has(file))).toEqual([]);
  });

  it('inlines at most 6 kB of style', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';

    expect(style).toContain('--accent');
    expect(Buffer.byteLength(style)).toBeLessThanOrEqual(6_000);
  });
});

describe('what a candidate downloads', () => {
  it('is at most 60 kB of script and style, in Chinese', () => {
    expect(gzipKb(ofCandidate)).toBeGreaterThan(0);
    expect(gzipKb(ofCandidate)).toBeLessThanOrEqual(60);
  });

  it('holds nothing of the members’ app but what both need', () => {
    const text = [...ofCandidate].map((file) => readFileSync(join(dist, file), 'utf8')).join();

    expect(text).not.toContain('WeixinJSBridge');
  });
});

describe('what a later page adds', () => {
  it.each(lazyKeys)('is at most 30 kB for %s', (key) => {
    const added = [...filesOf(key)].filter((file) => !first.has(file));

    expect(gzipKb(added)).toBeLessThanOrEqual(30);
  });

  it('is split off for the detail, the form and the menu', () => {
    expect(lazyKeys).toEqual(
      expect.arrayContaining([
        'pages/InterviewPage.vue',
        'pages/SchedulePage.vue',
        'components/account/AccountSheet.vue',
      ]),
    );
  });
});
