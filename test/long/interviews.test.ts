import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomLives } from '../helpers/interview-properties.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());

describe('a thousand random lives of interviews', () => {
  it('keep every invariant, and follow the table of transitions', async () => {
    const done = await randomLives(app, { runs: 1000 });

    expect(done).toBeGreaterThan(40_000);
  });
});
