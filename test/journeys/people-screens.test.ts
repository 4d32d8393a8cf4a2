import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales, type Locale } from '../../shared/locale.ts';
import { expectNoAxeViolations } from '../helpers/axe.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { grantRole } from '../helpers/grant-role.ts';
import type { BrowserSession } from '../helpers/http.ts';
import { anotherInput } from '../helpers/interview-input.ts';
import { openPage, screenSizes } from '../helpers/phone.ts';
import { signIn } from '../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

const artifacts = resolve(import.meta.dirname, '../.artifacts/screens');

let app: TestApp;
let browser: Browser;
let admin: BrowserSession;
beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true });
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

function cookieOf(session: BrowserSession) {
  const header = session.cookies.headerFor(new URL(app.url)) ?? '';
  const [, name = '', value = ''] = /(session_\d+)=([^;]+)/.exec(header) ?? [];
  return { name, value, url: app.url };
}

async function judge(page: Page, picture: string) {
  for (const viewport of ['phone', 'desktop'] as const) {
    await page.setViewportSize(screenSizes[viewport]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const root = document.querySelector('[role=dialog]') ?? document.documentElement;
      return { scrollWidth: root.scrollWidth, clientWidth: root.clientWidth };
    });
    expect(scrollWidth, picture).toBeLessThanOrEqual(clientWidth);
    await page.screenshot({ path: resolve(artifacts, `${picture}-${viewport}.png`) });
    await expectNoAxeViolations(page);
  }
}

/** Every page about people, and the sheets above them. */
async function lookAt(locale: Locale) {
  const { context, page, faults } = await openPage(browser, { viewport: 'phone', locale });
  await context.addCookies([cookieOf(admin)]);
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
