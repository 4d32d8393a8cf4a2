import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { CandidateInvitation } from '../../shared/candidate.ts';
import type { InterviewDetail } from '../../shared/interview.ts';
import type { Locale } from '../../shared/locale.ts';
import type { BrowserSession } from './http.ts';
import { interviewInput } from './interview-input.ts';
import { judgeScreen } from './judge-screen.ts';
import { signIn, userAgents } from './sign-in.ts';
import { startTestApp, type TestApp } from './start-test-app.ts';

/** Pictures for people to look at; a test judges only what a program can. */
const artifacts = resolve(import.meta.dirname, '../.artifacts/candidate');
const minute = 60_000;

const zones: Record<Locale, string> = {
  'zh-CN': 'Asia/Shanghai',
  en: 'America/New_York',
  fr: 'Europe/Paris',
};

export const later = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();

/** The app with a recruiter who arranges, and phones of candidates. One for each file. */
export function useCandidatePhones() {
  let app: TestApp;
  let recruiter: BrowserSession;
  beforeAll(async () => {
    app = await startTestApp({ realTime: true });
    recruiter = await signIn(app, 'WangFang');
  });
  afterAll(() => app.close());

  async function post<T>(path: string, body: object = {}): Promise<T> {
    const answer = await recruiter.post(path, body);
    if (answer.status >= 300) throw new Error(answer.text());
    return answer.json<T>();
  }

  return {
    post,
    arrange: (changes: object) => post<InterviewDetail>('/api/interviews', interviewInput(changes)),
    linkTo: async (id: string) =>
      (await post<CandidateInvitation>(`/api/interviews/${id}/candidate-link`)).url,
    detail: async (id: string) =>
      (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>(),

    /** A phone with a browser of its own, in a language and its zone. */
    async pickUp(browser: Browser, locale: Locale, dark = false) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale,
        timezoneId: zones[locale],
        colorScheme: dark ? 'dark' : 'light',
        userAgent: userAgents.phoneBrowser,
        acceptDownloads: true,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const faults: string[] = [];
      const foreign: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      page.on('request', (request) => {
        const ours = request.url().startsWith(app.url) || request.url().startsWith('data:');
        if (!ours) foreign.push(request.url());
      });
      return { context, page, faults, foreign };
    },
  };
}

/** Fits, is accessible, and is kept as a picture. */
export function lookAt(page: Page, name: string): Promise<void> {
  return judgeScreen(page, resolve(artifacts, `${name}.png`), { fullPage: true });
}
