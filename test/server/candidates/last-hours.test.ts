import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { act, arrange, invite, look, openLink } from './use-candidate.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

const start = '2026-11-24T09:00:00Z';
const hour = 3600_000;

async function scheduled() {
  const made = await arrange(recruiter);
  const { url } = await invite(recruiter, made.id);
  return { made, url, candidate: await openLink(app, url) };
}

/** A recruiter's session does not last as long as the clock jumps. */
async function moveTo(iso: string | number) {
  app.clock.set(new Date(iso).toISOString());
  recruiter = await signIn(app, 'WangFang');
}

const detail = async (id: string) =>
  (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();

describe('a candidate, shortly before the interview', () => {
  it('changes nothing any more in the last two hours but may still withdraw', async () => {
    const { made, url } = await scheduled();
    await moveTo(Date.parse(made.startsAt ?? '') - 1.9 * hour);
    const candidate = await openLink(app, url);

    expect((await look(candidate)).can).toEqual(['confirm', 'withdraw']);
    const asked = await act(candidate, 'ask-other-time', { note: 'Later?' });
    expect(asked.json<Problem>()).toMatchObject({ code: 'illegal_transition' });
    await moveTo(start);
  });

  it('checks in from half an hour before until the end', async () => {
    const { made, url } = await scheduled();
    const startsAt = Date.parse(made.startsAt ?? '');
    const at = (ms: number) => moveTo(startsAt + ms);
    await at(-31 * 60_000);
    const candidate = await openLink(app, url);
    expect((await act(candidate, 'check-in')).status).toBe(409);

    await at(-30 * 60_000);
    expect((await look(candidate)).can).toContain('check_in');
    const here = await act(candidate, 'check-in');

    expect(here.json()).toMatchObject({ answer: 'checked_in', can: [] });
    expect(await detail(made.id)).toMatchObject({ participation: 'checked_in' });
    await at(hour);
    expect(await look(candidate)).toMatchObject({ phase: 'over', can: [] });
    await moveTo(start);
  });
});
