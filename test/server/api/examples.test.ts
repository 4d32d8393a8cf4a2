import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../helpers/http.ts';
import { recordAnswer } from '../../helpers/run-log.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { readExamples, type Example } from './read-examples.ts';

const examples = readExamples(
  readFileSync(resolve(import.meta.dirname, '../../../docs/api.md'), 'utf8'),
);

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

/** What later examples call `$id` and `$etag`. */
const known: Record<string, string> = {};
const filled = (text: string) => text.replaceAll(/\$(\w+)/g, (_all, name) => known[name] ?? '');

async function run({ method, path, headers, body }: Example) {
  const url = new URL(filled(path), app.url);
  const answer = await fetch(url, {
    method,
    headers: {
      cookie: recruiter.cookies.headerFor(url) ?? '',
      ...(body && { 'content-type': 'application/json' }),
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)])),
    },
    ...(body && { body }),
  });
  const text = await answer.text();
  const json = (text ? JSON.parse(text) : undefined) as { id?: string; code?: string } | undefined;
  if (answer.status === 201 && json?.id) known.id = json.id;
  known.etag = answer.headers.get('etag') ?? '';
  recordAnswer(method, url.pathname, answer.status, json?.code);
  return { status: answer.status, code: json?.code, json };
}

/** Objects may hold more fields, lists more items. */
function holding(part: unknown): unknown {
  if (Array.isArray(part)) return expect.arrayContaining(part.map(holding));
  if (typeof part !== 'object' || part === null) return part;
  const fields = Object.entries(part).map(([name, value]) => [name, holding(value)]);
  return expect.objectContaining(Object.fromEntries(fields));
}

describe('docs/api.md', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(8);
  });

  it.each(examples)('shows $method $path answered $status $code', async (example) => {
    const { status, code, json } = await run(example);

    expect({ status, code }).toEqual({ status: example.status, code: example.code });
    if (example.holds) expect(json).toEqual(holding(example.holds));
  });
});
