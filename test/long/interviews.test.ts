import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomLives } from '../helpers/interview-properties.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());

/** In parts, so that whoever waits for the thousand sees how far they are. */
const parts = 20;
const lives = 50;

describe('a thousand random lives of interviews', () => {
  it.each(Array.from({ length: parts }, (_none, at) => at + 1))(
    `keep every invariant, and follow the table of transitions: part %i of ${parts}`,
    async () => {
      const done = await randomLives(app, { runs: lives });

      expect(done).toBeGreaterThan(40 * lives);
    },
  );
});
