import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Logs {
  files: { name: string; lines: string[] }[];
  secrets: Set<string>;
}

/** What a run has recorded; undefined when it has not recorded anything. */
export function readLogs(folder: string): Logs | undefined {
  const names = list(folder);
  if (!names) return undefined;
  const linesOf = (name: string) => readFileSync(join(folder, name), 'utf8').split('\n');
  return {
    files: names
      .filter((name) => name.endsWith('.log'))
      .map((name) => ({ name, lines: linesOf(name) })),
    secrets: new Set(
      names.filter((name) => name.endsWith('.secrets')).flatMap((name) => linesOf(name)),
    ),
  };
}

/** What no log line may look like, whatever the secret. */
const patterns: [string, RegExp][] = [
  ['a token in a URL', /access_token=[^&\s"*]/i],
  ['an app secret in a URL', /corpsecret=[^&\s"*]/i],
  ['a sign-in code in a URL', /[?&]code=[^&\s"*]/],
  ['a bearer token', /\bbearer [\w.~+/-]{8,}/i],
  // Tokens and tickets of other processes, which nobody could record.
  [
    'something as long as a token',
    /(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{80,}/,
  ],
  // Not eleven digits in the middle of a random id in hex.
  ['a mobile number', /(?<![\da-f])1[3-9]\d{9}(?![\da-f])/],
];

/** One sentence for each line that holds a secret; the secret itself is not repeated. */
export function findLeaks({ files, secrets }: Logs): string[] {
  // Known secrets are words of a line: one look-up for each instead of a search for every secret.
  return files.flatMap(({ name, lines }) =>
    lines.flatMap((line, at) => {
      const what = leakOf(line, secrets);
      return what ? [`${name}:${at + 1} holds ${what}`] : [];
    }),
  );
}

function leakOf(line: string, secrets: Set<string>): string | undefined {
  const words = line.split(/[^\w-]+/);
  if (words.some((word) => word.length >= 12 && secrets.has(word))) return 'a secret of this run';
  for (const secret of secrets) {
    if (/[^\w-]/.test(secret) && secret.length >= 12 && line.includes(secret)) {
      return 'a secret of this run';
    }
  }
  return patterns.find(([, pattern]) => pattern.test(line))?.[0];
}

function list(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}
