import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../shared/locale.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { createFeedbackStage, feedbackPictures, judgeFeedback } from '../helpers/feedback-stage.ts';
import type { FeedbackStage } from '../helpers/feedback-stage.ts';
import { takePicture } from '../helpers/judge-screen.ts';
import { screenSizes } from '../helpers/phone.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

let app: TestApp;
let browser: Browser;
let stage: FeedbackStage;
beforeAll(async () => {
  app = await startTestApp({ realTime: true });
  browser = await launchBrowser('current');
  stage = await createFeedbackStage(app, browser);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

describe.each(locales)('feedback and report in %s', (locale) => {
  it('are accessible, fit on phone and desktop, and print', async () => {
    const { id: open } = await stage.held(['ZhangSan', 'LiNa'], 72 + locales.indexOf(locale));
    await stage.submit(open, 'ZhangSan');
    const { id: done } = await stage.held(
      ['ZhangSan', 'LiNa', 'ChenJie'],
      80 + locales.indexOf(locale),
    );
    await stage.submit(done, 'ZhangSan', { recommendation: 'strong_yes' });
    await stage.submit(done, 'LiNa', { recommendation: 'no' });
    await stage.submit(done, 'ChenJie');
    await amendAsRecruiter(done);
    const { context, page, faults } = await stage.openAs('LiNa', locale);
    const screens = [
      { name: 'detail', path: `/#/i/${open}`, as: 'LiNa' },
      { name: 'form', path: `/#/i/${open}/feedback`, as: 'LiNa' },
      { name: 'submitted', path: `/#/i/${done}/feedback`, as: 'LiNa' },
      { name: 'recruiter', path: `/#/i/${done}/feedback`, as: 'WangFang' },
      { name: 'report', path: `/#/i/${done}/report`, as: 'WangFang' },
      { name: 'partial', path: `/#/i/${open}/report`, as: 'WangFang' },
      { name: 'forbidden', path: `/#/i/${done}/report`, as: 'ChenJie' },
    ];
    for (const { name, path, as } of screens) {
      // First away: what is open asks for news, and would do so as nobody.
      await page.goto('about:blank');
      await context.clearCookies();
      await stage.enter(context, as);
      await page.goto(app.url + path);
      await page.locator('main .card, main [role=alert]').first().waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' });
      for (const size of ['phone', 'desktop'] as const) {
        await page.setViewportSize(screenSizes[size]);
        await judgeFeedback(page, `${name}-${size}-${locale}`);
      }
      if (name === 'report') await print(page, locale);
    }
    expect(faults.filter((fault) => !/status of 403/.test(fault))).toEqual([]);
    await context.close();
  });
});

async function amendAsRecruiter(id: string): Promise<void> {
  const answers = { problem_solving: 2, technical_depth: 3, communication: 5, evidence: '改正。' };
  const body = { userid: 'LiNa', version: 1, answers, recommendation: 'no', reason: '评分填错' };
  await stage.post('WangFang', `/api/interviews/${id}/feedback/amend`, body);
}

/** On paper there is nothing to press, and ink on white. */
async function print(page: Page, locale: string): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.locator('main button:visible').count()).toBe(0);
  await takePicture(page, resolve(feedbackPictures, `report-print-${locale}.png`), true);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: null, colorScheme: 'light' });
}
