import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomLives } from '../../helpers/interview-properties.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());

describe('random lives of interviews', () => {
  // The same two each time; `npm run test:long` lives a thousand new ones.
  it('keep every invariant, and follow the table of transitions', async () => {
    const done = await randomLives(app, { runs: 2, seed: 20_261_125 });

    expect(done).toBeGreaterThan(80);
  }, 60_000);
});
