import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../helpers/http.ts';
import { openBrowser, signIn, userAgents } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { arrange, invite, openLink } from './use-candidate.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

const open = (path: string) => openBrowser(app, userAgents.phoneBrowser).get(path);
const wrong = `/c/${'x'.repeat(43)}`;

describe('somebody who guesses links', () => {
  it('is stopped; whose page is open is not', async () => {
    const { id } = await arrange(recruiter);
    const candidate = await openLink(app, (await invite(recruiter, id)).url);

    const guesses = Array.from({ length: 101 }, (_, guess) => String(guess).padEnd(43, 'y'));
    const answers = await Promise.all(guesses.map((token) => open(`/c/${token}`)));

    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect((await candidate.get('/c')).status).toBe(200);
    expect((await candidate.get('/c/api/interview')).status).toBe(200);
  });

  it('is stopped sooner when the guesses begin alike', async () => {
    const alike = Array.from({ length: 31 }, () => open(wrong));

    const answers = await Promise.all(alike);

    expect(answers.some(({ status }) => status === 429)).toBe(true);
  });
});
