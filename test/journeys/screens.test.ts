import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../shared/interview.ts';
import { locales, type Locale } from '../../shared/locale.ts';
import { expectNoAxeViolations } from '../helpers/axe.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { interviewInput } from '../helpers/interview-input.ts';
import { openPage } from '../helpers/phone.ts';
import { signIn, userAgents } from '../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

/** Pictures for people to look at; the test judges only what a program can. */
const artifacts = resolve(import.meta.dirname, '../.artifacts/screens');

let app: TestApp;
let browser: Browser;
let interview: InterviewDetail;
let cookie: { name: string; value: string };

beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true });
  app = await startTestApp({ realTime: true });
  browser = await launchBrowser('current');
  const recruiter = await signIn(app, 'WangFang');
  const [name, value] = /(session_\d+)=([^;]+)/
    .exec(recruiter.cookies.headerFor(new URL(app.url)) ?? '')
    ?.slice(1) as [string, string];
  cookie = { name, value };
  for (const hours of [0.1, 3, 26, 50]) {
    const startsAt = new Date(Date.now() + hours * 3600_000).toISOString();
    const zone = hours === 26 ? 'Europe/Paris' : 'Asia/Shanghai';
    const interviewers = ['ZhangSan', 'Camille', 'WangFang'];
    const input = interviewInput({ startsAt, zone, interviewers, notes: '重点看工程化经验。' });
    const answer = await recruiter.post('/api/interviews', input);
    interview ??= answer.json<InterviewDetail>();
  }
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

const screens: Record<string, { path: () => string; signedIn: boolean; ready: string }> = {
  list: { path: () => '/#/', signedIn: true, ready: 'main h2' },
  past: { path: () => '/#/past', signedIn: true, ready: 'main h1' },
  detail: { path: () => `/#/i/${interview.id}`, signedIn: true, ready: 'main h2' },
  create: { path: () => '/#/new', signedIn: true, ready: 'form' },
  missing: { path: () => '/#/i/aaaaaaaaaaaaaaaa', signedIn: true, ready: 'main' },
  'no-page': { path: () => '/#/nowhere', signedIn: true, ready: 'h1' },
  'signed-out': { path: () => '/#/signed-out', signedIn: true, ready: 'h1' },
  'sign-in-failed': { path: () => '/#/sign-in-failed', signedIn: true, ready: 'h1' },
  'unknown-state': { path: () => '/auth/callback?code=x&state=y', signedIn: false, ready: 'h1' },
};

async function noSidewaysScroll(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const root = document.documentElement;
    return { scrollWidth: root.scrollWidth, clientWidth: root.clientWidth };
  });
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
}

/** Pages of one reader: a language, a screen and a theme, in which the screens follow each other. */
async function lookAt(
  names: string[],
  locale: Locale,
  viewport: 'phone' | 'desktop',
  dark = false,
) {
  const { context, page, faults } = await openPage(browser, { viewport, locale });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  for (const name of names) {
    const screen = screens[name];
    if (!screen) throw new Error(`There is no screen ${name}.`);
    await context.clearCookies();
    if (screen.signedIn) await context.addCookies([{ ...cookie, url: app.url }]);
    // Another page in between, because a changed fragment alone loads nothing anew.
    await page.goto('about:blank');
    await page.goto(app.url + screen.path());
    await show(page, screen.ready);

    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    await noSidewaysScroll(page);
    await expectNoAxeViolations(page);
    const file = `${name}-${viewport}-${locale}${dark ? '-dark' : ''}.png`;
    await page.screenshot({ path: resolve(artifacts, file) });
  }
  // Chromium reports every 4xx answer as an error of the page; all else is ours.
  expect(faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([]);
  await context.close();
}

async function show(page: Page, ready: string): Promise<void> {
  await page.locator(`${ready} >> visible=true`).first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' });
}

describe.each(['phone', 'desktop'] as const)('every screen on a %s', (viewport) => {
  it.each(locales)('is accessible and fits in %s', async (locale) => {
    await lookAt(Object.keys(screens), locale, viewport);
  });

  it('is accessible in the dark', async () => {
    await lookAt(['list', 'detail', 'create', 'unknown-state'], 'zh-CN', viewport, true);
  });
});

describe('large text', () => {
  it.each(['list', 'detail', 'create'])('of twice the size fits on the screen %s', async (name) => {
    const { context, page } = await openPage(browser, { viewport: 'phone', locale: 'fr' });
    await context.addCookies([{ ...cookie, url: app.url }]);
    await page.goto(app.url + screens[name]?.path());
    await show(page, 'h1');

    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });

    await noSidewaysScroll(page);
    await page.screenshot({ path: resolve(artifacts, `${name}-phone-fr-200.png`) });
    await context.close();
  });
});

describe('the sandbox’s own pages', () => {
  it.each(['phone', 'desktop'] as const)('are accessible on %s', async (viewport) => {
    const { context, page, faults } = await openPage(browser, { viewport });
    await page.goto(app.sandbox.url);
    await page.getByRole('button', { name: '张三' }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: '张三' }).click();
    await page.getByRole('button', { name: '面试', exact: true }).waitFor();
    await expectNoAxeViolations(page);
    await page.screenshot({ path: resolve(artifacts, `sandbox-${viewport}.png`) });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('ask who somebody is, accessibly', async () => {
    const { context, page } = await openPage(browser, {
      viewport: 'phone',
      userAgent: userAgents.iphone,
    });
    await page.goto(app.url);
    await page.getByText('张三').first().waitFor();
    await expectNoAxeViolations(page);
    await context.close();
  });
});
