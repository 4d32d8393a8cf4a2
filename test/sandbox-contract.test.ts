import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../server/sandbox/api/endpoints.ts';
import type { World } from '../server/sandbox/api/endpoint.ts';
import { defaultChoices } from '../server/sandbox/choices.ts';
import { brokenPromises, contractRows, type ContractFacts } from './helpers/contract-table.ts';

const document = readFileSync(resolve(import.meta.dirname, '../docs/sandbox.md'), 'utf8');
const folder = resolve(import.meta.dirname, 'server/sandbox');

/** The endpoints are listed here, not called: they need no world for that. */
const nobody = new Proxy({}, { get: () => ({}) }) as World;

const facts: ContractFacts = {
  served: Object.keys(endpoints(nobody)),
  choices: Object.keys(defaultChoices),
  read: (file) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined,
};

const head =
  '| Call | Checks, in order | Answers | Source | Not certain | Tests |\n|---|---|---|---|---|---|\n';
const good = '| `user/get` | x | y | 1 | `choices.a` | `a.test.ts` › "does it" |\n';
const small: ContractFacts = {
  served: ['user/get'],
  choices: ['a'],
  read: (file) => (file === 'a.test.ts' ? "it('does it', …)" : undefined),
};
const broken = (rows: string, more: Partial<ContractFacts> = {}) =>
  brokenPromises(`${head}${rows}\n\`a\``, { ...small, ...more });

describe('a contract table', () => {
  it('that keeps its promises is left alone', () => {
    expect(broken(good)).toEqual([]);
  });

  it.each<[string, string, Partial<ContractFacts>]>([
    ['user/list has no row', good, { served: ['user/get', 'user/list'] }],
    ['`user/x`: the sandbox does not serve it', good + good.replace('user/get', 'user/x'), {}],
    ['`user/get`: names no test', good.replace(/`a\.test.*"/, '—'), {}],
    ['`user/get`: there is no choice b', good.replace('choices.a', 'choices.b'), {}],
    ['`user/get`: there is no file b.test.ts', good.replace('a.test', 'b.test'), {}],
    ['`user/get`: a.test.ts has no test "does"', good.replace('does it', 'does'), {}],
    [
      '`user/get`: a.test.ts uses our own client',
      good,
      { read: () => "import x from '../../../server/wecom/client.ts'; it('does it')" },
    ],
    ['the choice b is not described', good, { choices: ['a', 'b'] }],
  ])('is found wanting: %s', (sentence, rows, more) => {
    expect(broken(rows, more)).toEqual([sentence]);
  });
});

describe('the contract of the sandbox', () => {
  it('has a row for every call, and a test for every row', () => {
    expect(contractRows(document).length).toBeGreaterThan(facts.served.length);
    expect(brokenPromises(document, facts)).toEqual([]);
  });
});
