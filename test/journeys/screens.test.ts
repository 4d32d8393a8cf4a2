import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../shared/interview.ts';
import { locales, type Locale } from '../../shared/locale.ts';
import { expectNoAxeViolations } from '../helpers/axe.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { interviewInput } from '../helpers/interview-input.ts';
import { memberScreens } from '../helpers/member-screens.ts';
import { judgeScreen, takePicture } from '../helpers/judge-screen.ts';
import { openPage, screenSizes } from '../helpers/phone.ts';
import { sessionCookie } from '../helpers/session-cookie.ts';
import { signIn, userAgents } from '../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';
import { until } from '../helpers/until.ts';

/** Pictures for people to look at; the test judges only what a program can. */
const artifacts = resolve(import.meta.dirname, '../.artifacts/screens');

let app: TestApp;
let browser: Browser;
let screens: ReturnType<typeof memberScreens>;
let cookie: { name: string; value: string };

beforeAll(async () => {
  app = await startTestApp({ realTime: true });
  browser = await launchBrowser('current');
  const recruiter = await signIn(app, 'WangFang');
  cookie = sessionCookie(app, recruiter);
  const interviews: string[] = [];
  for (const hours of [0.1, 3, 26, 50]) {
    const startsAt = new Date(Date.now() + hours * 3600_000).toISOString();
    const zone = hours === 26 ? 'Europe/Paris' : 'Asia/Shanghai';
    const interviewers = ['ZhangSan', 'Camille', 'WangFang'];
    const input = interviewInput({ startsAt, zone, interviewers, notes: '重点看工程化经验。' });
    const answer = await recruiter.post('/api/interviews', input);
    interviews.push(answer.json<InterviewDetail>().id);
  }
  const untimed = { ...interviewInput({ candidateName: '孙悦' }), startsAt: undefined };
  const draft = await recruiter.post('/api/interviews', untimed);
  screens = memberScreens({
    interview: interviews[0] ?? '',
    draft: draft.json<InterviewDetail>().id,
  });
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

/**
 * Every screen as one reader sees them, one after the other. Each is loaded once and then held to
 * both sizes and, where it has more than text, to both themes.
 */
async function lookAt(locale: Locale) {
  const { context, page, faults } = await openPage(browser, { viewport: 'phone', locale });
  for (const [name, screen] of Object.entries(screens)) {
    if (screen.once && locale !== 'fr') continue;
    // Another page in between: a changed fragment alone loads nothing anew, and what is open must not
    // ask for news as nobody.
    await page.goto('about:blank');
    await context.clearCookies();
    if (screen.signedIn) await context.addCookies([cookie]);
    await page.goto(app.url + screen.path);
    await show(page, screen.ready);
    // What is asked for after the page is there, busy times for one, must not change it under axe.
    await page.waitForLoadState('networkidle');
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);

    for (const viewport of ['phone', 'desktop'] as const) {
      await page.setViewportSize(screenSizes[viewport]);
      await judge(page, `${name}-${viewport}-${locale}`, 'light');
      if (locale === 'zh-CN' && screen.dark) {
        await judge(page, `${name}-${viewport}-${locale}-dark`, 'dark');
      }
    }
  }
  // Chromium reports every 4xx answer as an error of the page; all else is ours.
  expect(faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([]);
  await context.close();
}

/** Sizes differ in columns and languages in words: axe need not see each of both. */
async function judge(page: Page, picture: string, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await judgeScreen(page, resolve(artifacts, `${picture}.png`), {
    axe: picture.includes('phone') || picture.includes('zh-CN'),
  });
}

async function show(page: Page, ready: string): Promise<void> {
  await page.locator(`${ready} >> visible=true`).first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' });
}

describe('every screen, on a phone and on a desktop, in light and in the dark', () => {
  it.each(locales)('is accessible and fits in %s', (locale) => lookAt(locale));
});

describe('the messages of an interview', () => {
  let id: string;
  beforeAll(async () => {
    const recruiter = await signIn(app, 'WangFang');
    await signIn(app, 'ChenJie');
    app.sandbox.company.setVisible('ChenJie', false);
    const startsAt = new Date(Date.now() + 75 * 3600_000).toISOString();
    const interviewers = ['ChenJie', 'ZhangSan', 'Camille'];
    const input = interviewInput({ startsAt, interviewers, skip: ['Camille'] });
    id = (await recruiter.post('/api/interviews', input)).json<InterviewDetail>().id;
    const read = async () => (await recruiter.get(`/api/interviews/${id}/delivery`)).text();
    const over = ['"sent"', '"failed"', '"suppressed"'];
    await until(read, (text) => over.every((status) => text.includes(status)));
  });

  it.each(locales)('tell an administrator in %s what failed, and nobody’s name', async (locale) => {
    const cookie = sessionCookie(app, await signIn(app, 'LiQiang'));
    const { context, page, faults } = await openPage(browser, { viewport: 'phone', locale });
    await context.addCookies([cookie]);
    await page.goto(`${app.url}/#/i/${id}/delivery`);
    await show(page, '.log-item');
    const pane = page.locator('.home-pane');

    expect(await pane.locator('h2').first().textContent()).toBe('陈杰');
    expect(await pane.textContent()).not.toContain('周雨桐');
    expect(await pane.locator(`a[href$="/i/${id}"]`).count()).toBe(0);
    const folded = pane.locator('details').first();
    await folded.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await folded.locator('li >> visible=true').count()).toBeGreaterThan(0);
    for (const viewport of ['phone', 'desktop'] as const) {
      await page.setViewportSize(screenSizes[viewport]);
      await judge(page, `delivery-admin-${viewport}-${locale}`, 'light');
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('large text', () => {
  it.each(['list', 'detail', 'create', 'reschedule'])(
    'of twice the size fits on the screen %s',
    async (name) => {
      const { context, page } = await openPage(browser, { viewport: 'phone', locale: 'fr' });
      await context.addCookies([cookie]);
      await page.goto(app.url + screens[name]?.path);
      await show(page, 'h1');

      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });

      const picture = resolve(artifacts, `${name}-phone-fr-200.png`);
      await judgeScreen(page, picture, { axe: false });
      await context.close();
    },
  );
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
    await takePicture(page, resolve(artifacts, `sandbox-${viewport}.png`));
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
