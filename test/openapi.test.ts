import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../shared/problem-error.ts';
import { problemCodes } from '../shared/problem.ts';
import { answerSchemas } from './openapi/answer-schemas.ts';
import { openApiDocument } from './openapi/document.ts';
import { routes } from './openapi/routes.ts';

const docs = resolve(import.meta.dirname, '../docs');
const read = (name: string) => readFileSync(resolve(docs, name), 'utf8');
const committed = JSON.parse(read('openapi.json')) as Record<string, unknown>;

describe('docs/openapi.json', () => {
  it('is what `npm run openapi` writes from the schemas and types as they are', () => {
    const made: unknown = JSON.parse(JSON.stringify(openApiDocument(routes, answerSchemas())));

    expect(made).toEqual(committed);
  });

  it('is valid OpenAPI 3.1, and a reference to nothing would not be', async () => {
    const validator = new Validator();

    expect(await validator.validate(structuredClone(committed))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(Object.keys(validator.resolveRefs())).toContain('paths');
    const broken = { ...committed, paths: { '/api/x': { get: { responses: [] } } } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('refers only to schemas it holds', () => {
    const { schemas } = committed.components as { schemas: object };
    const named = [...read('openapi.json').matchAll(/"\$ref": "([^"]+)"/g)].map(([, to]) => to);

    const held = Object.keys(schemas).map((name) => `#/components/schemas/${name}`);
    expect(named.filter((to) => !held.includes(to ?? ''))).toEqual([]);
  });

  it('names every operation once', () => {
    const ids = routes.map(({ id }) => id);

    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});

describe('docs/api.md', () => {
  it('has every problem code with its status in its table, and no other', () => {
    const rows = [...read('api.md').matchAll(/^\| `(\w+)` \| (\d+) \|/gm)];

    expect(rows.map(([, code, status]) => `${code} ${status}`).sort()).toEqual(
      problemCodes.map((code) => `${code} ${new ProblemError(code, '').status}`).sort(),
    );
  });
});
