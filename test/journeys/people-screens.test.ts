import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales, type Locale } from '../../shared/locale.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { grantRole } from '../helpers/grant-role.ts';
import type { BrowserSession } from '../helpers/http.ts';
import { anotherInput } from '../helpers/interview-input.ts';
import { judgeScreen } from '../helpers/judge-screen.ts';
import { openPage, screenSizes } from '../helpers/phone.ts';
import { sessionCookie } from '../helpers/session-cookie.ts';
import { signIn } from '../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

const artifacts = resolve(import.meta.dirname, '../.artifacts/screens');

let app: TestApp;
let browser: Browser;
let admin: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ realTime: true, work: false });
  browser = await launchBrowser('current');
  await grantRole(app, 'LiQiang', 'auditor');
  admin = await signIn(app, 'LiQiang');
  const recruiter = await signIn(app, 'WangFang');
  for (const cancelled of [true, false]) {
    const input = anotherInput({ candidateName: cancelled ? '孙悦' : '周雨桐' });
    const { id } = (await recruiter.post('/api/interviews', input)).json<{ id: string }>();
    await recruiter.post(`/api/interviews/${id}/erasure-request`, {});
    if (cancelled) {
      await recruiter.post(`/api/interviews/${id}/cancel`, { revision: 1, reason: '职位已满' });
    }
  }
  const expiresAt = new Date(Date.now() + 40 * 24 * 3600_000).toISOString();
  const wanted = { userid: 'Camille', role: 'recruiter_lead', scope: 'department:研发中心' };
  await admin.post('/api/roles', { ...wanted, expiresAt });
  await admin.post('/api/roles', { userid: 'Camille', role: 'hiring_manager' });
  await admin.put('/api/identities/showroom/LiNa', { externalId: 'u-42' });
  await admin.put('/api/identities/showroom/LiQiang', { externalId: 'u-1', confirm: 'member' });
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

/** Sizes differ in columns and languages in words: axe need not see each of both. */
async function judge(page: Page, picture: string) {
  for (const viewport of ['phone', 'desktop'] as const) {
    await page.setViewportSize(screenSizes[viewport]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await judgeScreen(page, resolve(artifacts, `${picture}-${viewport}.png`), {
      axe: viewport === 'phone' || picture.endsWith('zh-CN'),
    });
  }
}

/** Every page about people, and the sheets above them. */
async function lookAt(locale: Locale) {
  const { context, page, faults } = await openPage(browser, { viewport: 'phone', locale });
  await context.addCookies([sessionCookie(app, admin)]);
  for (const [path, ready] of [
    ['roles', 'main ul h2'],
    ['identities', 'main ul strong'],
    ['accounts', 'main form'],
    ['erasures', 'main ul strong'],
    ['audit', 'main ol strong'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`${app.url}/#/${path}`);
    await page.locator(ready).first().waitFor();
    await judge(page, `${path}-${locale}`);
    if (path === 'audit') continue;
    if (path === 'erasures') {
      await page.locator('main .button--danger').click();
      await page.locator('[role=dialog] .button--stop').waitFor();
      await page.waitForTimeout(300);
      await judge(page, `${path}-sheet-${locale}`);
      continue;
    }
    if (path === 'accounts') {
      await page.locator('input[type=search]').fill('LiNa');
      await page.locator('.match').click();
      await page.locator('form input[maxlength]').fill('LiNa2');
      await page.locator('main .button--primary[aria-haspopup=dialog]').click();
      await page.locator('[role=dialog] .button--primary').click();
      await page.locator('[role=dialog] [role=alert]').waitFor();
      await judge(page, `${path}-sheet-${locale}`);
      continue;
    }
    await page.locator('main .button--primary[aria-haspopup=dialog]').click();
    await page.locator('[role=dialog] form').waitFor();
    await page.waitForTimeout(300);
    await judge(page, `${path}-sheet-${locale}`);
  }
  // Chromium reports every 4xx answer as an error of the page; all else is ours.
  expect(faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([]);
  await context.close();
}

describe('the pages about people', () => {
  it.each(locales)('are accessible and fit in %s', (locale) => lookAt(locale));
});
