import { scriptOf } from './imports.ts';
import { usesOf, type Use } from './uses.ts';

const maxLines = 200;
const handWritten = /\.(ts|vue|js|mjs)$/;

const places: Record<Use, { where: RegExp; reason: string }> = {
  'process.env': {
    where: /(^|\/)config\.ts$|^test\/|\.mjs$|^vite\.config\.ts$/,
    reason: 'process.env is read in files named config.ts only',
  },
  sql: {
    where: /^server\/db\/|^server\/.*store[^/]*(\.ts$|\/)|^test\//,
    reason: 'SQL is for store.ts files and server/db only',
  },
};

/** Notes kept beside the project, and folders of one machine: a reader of the project has neither. */
const mentions = [
  /\.\.\/shared\/(wecom\b|\w+\.md\b)/,
  /\/work\/(main|shared|\.library)\b/,
  /\b(design|anchors|backend|frontend|product|style|auth-and-identity)\.md\b/,
];

/** Findings that one file's text shows by itself. */
export function brokenFences(file: string, text: string): string[] {
  return [tooLong(file, text), ...misplacedUses(file, text), foreignMention(file, text)].filter(
    (finding) => finding !== undefined,
  );
}

function tooLong(file: string, text: string): string | undefined {
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (!handWritten.test(file) || lines <= maxLines) return undefined;
  return `${file}: has ${lines} lines; split it by verb, ${maxLines} is the limit`;
}

function misplacedUses(file: string, text: string): string[] {
  return usesOf(scriptOf(file, text))
    .filter((use) => !places[use].where.test(file))
    .map((use) => `${file}: ${places[use].reason}`);
}

function foreignMention(file: string, text: string): string | undefined {
  const found = mentions.map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
  return found && `${file}: mentions ${found}, which a reader of the project does not have`;
}
