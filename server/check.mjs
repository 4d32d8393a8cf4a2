// `npm run check`: types, lint and formatting side by side. Says only what is wrong.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
/** What a check has found out about files that have not changed since; `npm ci` clears it. */
const cache = join(modules, '.cache');
mkdirSync(cache, { recursive: true });

const checks = [
  [
    'vue-tsc/bin/vue-tsc.js',
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    join(cache, 'types.json'),
  ],
  [
    'eslint/bin/eslint.js',
    '.',
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    join(cache, 'eslint.json'),
  ],
  [
    'prettier/bin/prettier.cjs',
    '--check',
    '--log-level',
    'warn',
    '.',
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    join(cache, 'prettier.json'),
  ],
];

const results = await Promise.all(checks.map(run));
process.exitCode = results.find((code) => code !== 0) ?? 0;

/** Prints at its end, so that two findings do not mix; nothing when all is well. */
function run([program, ...args]) {
  const child = spawn(process.execPath, [join(modules, program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += chunk));
  }
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => {
      if (code !== 0) console.error(output.trimEnd() || `${program} ended with ${code}`);
      resolve(code ?? 1);
    });
  });
}
