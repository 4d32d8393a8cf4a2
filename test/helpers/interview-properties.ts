import * as fc from 'fast-check';
import type { Viewer } from '../../shared/member.ts';
import { createLife } from './interview-life.ts';
import { people, step } from './interview-steps.ts';
import { testStart, type TestApp } from './start-test-app.ts';
import { viewerOf } from './viewers.ts';

/** Each with their role; LiQiang runs the app and recruits nobody. */
export async function everybody(app: TestApp): Promise<Map<string, Viewer>> {
  const viewers = new Map<string, Viewer>();
  for (const userid of people) viewers.set(userid, await viewerOf(app, userid));
  viewers.set('WangFang', await viewerOf(app, 'WangFang', ['recruiter']));
  viewers.set('OliverSmith', await viewerOf(app, 'OliverSmith', ['recruiter_lead']));
  viewers.set('LiQiang', await viewerOf(app, 'LiQiang', ['admin']));
  return viewers;
}

/**
 * Random lives of two hundred steps and more. A failure names its seed and the path to the
 * smallest life that fails; `seed` repeats it.
 */
export async function randomLives(
  app: TestApp,
  given: { runs: number; seed?: number },
): Promise<number> {
  const viewers = await everybody(app);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 200, maxLength: 220 }), async (steps) => {
      app.clock.set(testStart);
      await app.context.pool.query(
        'truncate interview, application, candidate, notification restart identity cascade',
      );
      done += await createLife(app, viewers).live(steps);
    }),
    {
      numRuns: given.runs,
      ...(given.seed !== undefined && { seed: given.seed }),
      endOnFailure: true,
    },
  );
  return done;
}
