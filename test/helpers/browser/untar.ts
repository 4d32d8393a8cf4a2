import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const block = 512;
const types = { file: ['0', '\0'], folder: ['5'] };

/** Writes the files and folders of a tar archive; other kinds of entry are skipped. */
export function untar(archive: Buffer, folder: string): void {
  let offset = 0;
  while (offset + block <= archive.length && archive[offset] !== 0) {
    const entry = readHeader(archive.subarray(offset, offset + block));
    const start = offset + block;
    write(entry, archive.subarray(start, start + entry.size), folder);
    offset = start + Math.ceil(entry.size / block) * block;
  }
}

interface Entry {
  name: string;
  size: number;
  type: string;
  isExecutable: boolean;
}

function readHeader(header: Buffer): Entry {
  const text = (from: number, length: number) =>
    header.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
  return {
    name: normalize(join(prefix, text(0, 100))),
    size: parseInt(text(124, 12).trim() || '0', 8),
    type: header.toString('latin1', 156, 157),
    isExecutable: (parseInt(text(100, 8).trim() || '0', 8) & 0o100) !== 0,
  };
}

function write(entry: Entry, content: Buffer, folder: string) {
  if (entry.name.startsWith('..')) throw new Error(`The archive leaves its folder: ${entry.name}`);
  const path = join(folder, entry.name);
  if (types.folder.includes(entry.type)) mkdirSync(path, { recursive: true });
  if (!types.file.includes(entry.type)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode: entry.isExecutable ? 0o755 : 0o644 });
}
