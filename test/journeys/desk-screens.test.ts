import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../client/i18n/en.ts';
import { fr } from '../../client/i18n/fr.ts';
import { formatMessage } from '../../client/i18n/message.ts';
import type { MessageKey, Messages } from '../../client/i18n/messages.ts';
import { zhCN } from '../../client/i18n/zh-CN.ts';
import type { InterviewDetail } from '../../shared/interview.ts';
import { locales, type Locale } from '../../shared/locale.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { grantRole } from '../helpers/grant-role.ts';
import type { BrowserSession } from '../helpers/http.ts';
import { interviewInput } from '../helpers/interview-input.ts';
import { judgeScreen } from '../helpers/judge-screen.ts';
import { openPage, screenSizes } from '../helpers/phone.ts';
import { sessionCookie } from '../helpers/session-cookie.ts';
import { signIn } from '../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

const artifacts = resolve(import.meta.dirname, '../.artifacts/screens');
const texts: Record<Locale, Messages> = { 'zh-CN': zhCN, en, fr };
const sayIn = (locale: Locale) => (key: MessageKey) => formatMessage(locale, texts[locale][key]);

let app: TestApp;
let browser: Browser;
let lead: BrowserSession;
let interview: InterviewDetail;
beforeAll(async () => {
  app = await startTestApp({ realTime: true, work: false });
  browser = await launchBrowser('current');
  await grantRole(app, 'WangFang', 'recruiter_lead');
  lead = await signIn(app, 'WangFang');
  const startsAt = new Date(Date.now() + 26 * 3600_000).toISOString();
  const candidate = { phone: '+8613700001111', email: 'lin.xiao@example.com' };
  const input = interviewInput({ startsAt, candidateName: '林晓', candidate });
  interview = (await lead.post('/api/interviews', input)).json<InterviewDetail>();
  await lead.post('/api/scorecards', {
    name: 'Go 后端',
    questions: [{ key: 'depth', kind: 'rating', label: '并发', required: true }],
  });
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

async function judge(page: Page, picture: string) {
  // The wide screen is looked at in the language with the longest words alone.
  const sizes = picture.endsWith('-fr') ? (['desktop', 'phone'] as const) : (['phone'] as const);
  for (const viewport of sizes) {
    await page.setViewportSize(screenSizes[viewport]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // Sizes differ in columns, and English from the others in words alone.
    const axe = viewport === 'phone' && !picture.endsWith('-en');
    await judgeScreen(page, resolve(artifacts, `${picture}-${viewport}.png`), { axe });
  }
}

/** Makes a scorecard from the built-in one: refused at the field first, then saved. */
async function makeScorecard(page: Page, locale: Locale): Promise<void> {
  const say = sayIn(locale);
  await page.goto(`${app.url}/#/scorecards`);
  await page.locator('main li h2').nth(1).waitFor();
  await page.locator('main summary').first().click();
  await judge(page, `scorecards-${locale}`);
  await page.getByRole('link', { name: say('scorecards.copy') }).click();
  await page.locator('main fieldset').nth(7).waitFor();
  await page.getByRole('button', { name: say('scorecard.add') }).click();
  await page.getByRole('button', { name: say('scorecard.save'), exact: true }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  expect(await page.locator('[aria-invalid=true]').count()).toBe(4);
  await judge(page, `scorecard-${locale}`);

  await page.getByRole('textbox', { name: say('scorecard.name') }).fill(`Team ${locale}`);
  for (const language of locales) {
    await page
      .locator(`fieldset[data-question] >> nth=-1 >> input[lang="${language}"]`)
      .first()
      .fill(`Q ${language}`);
  }
  await page.goBack();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('leave.stay') })
    .click();
  await page.getByRole('button', { name: say('scorecard.save'), exact: true }).click();
  await page.getByRole('heading', { name: `Team ${locale}` }).waitFor();
}

/** The candidate’s link and contact on the interview's page, and the sheets above it. */
async function careForCandidate(page: Page, locale: Locale): Promise<void> {
  const say = sayIn(locale);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(`${app.url}/#/i/${interview.id}`);
  await button(say('invite.copy')).press('Enter');
  const link = page.getByRole('textbox', { name: say('invite.text') });
  const before = await link.inputValue();
  await button(say('contact.show')).press('Enter');
  await page.getByText('lin.xiao@example.com').waitFor();
  await judge(page, `desk-${locale}`);

  await button(say('contact.edit')).press('Enter');
  const email = page.getByRole('textbox', { name: say('form.email') });
  await email.fill('nobody');
  await button(say('contact.edit.save')).press('Enter');
  await page.locator('[role=dialog] [aria-invalid=true]').waitFor();
  await judge(page, `contact-${locale}`);
  await email.fill('lin.xiao@example.com');
  await button(say('contact.edit.save')).press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await button(say('contact.erase')).press('Enter');
  await page.getByRole('dialog').waitFor();
  await judge(page, `erase-${locale}`);
  await button(say('contact.erase.keep')).press('Enter');
  await button(say('invite.renew')).press('Enter');
  await page.getByRole('dialog').waitFor();
  await judge(page, `renew-${locale}`);
  await button(say('invite.renew.do')).press('Enter');
  await page.getByText(say('invite.renewed')).waitFor();
  expect(await link.inputValue()).not.toBe(before);
}

/** Finds the candidate by phone, and books the next round on a scorecard of the team's own. */
async function bookNextRound(page: Page, locale: Locale): Promise<void> {
  const say = sayIn(locale);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(`${app.url}/#/candidates`);
  await page.getByRole('searchbox', { name: say('find.by') }).fill('137 0000 1111');
  await button(say('find.do')).click();
  await page.locator(`main a[href$="/i/${interview.id}"]`).waitFor();
  await judge(page, `find-${locale}`);

  await page.locator('main section .button').press('Enter');
  await page.getByText(say('find.known')).waitFor();
  await judge(page, `create-known-${locale}`);
  // Once is enough to see that it is saved.
  if (locale !== 'fr') return;
  await page.getByRole('radio', { name: say('way.draft') }).check();
  await page.getByRole('searchbox').fill('LiNa');
  await page.getByRole('button', { name: /LiNa/ }).first().press('Enter');
  await page.getByText(say('form.scorecard.more')).click();
  const scorecard = page.getByRole('combobox', { name: say('form.scorecard'), exact: true });
  await scorecard.selectOption({
    label: say('scorecards.named').replace('{name}', 'Go 后端').replace('{n}', '1'),
  });
  await button(say('form.next')).press('Enter');
  await button(say('schedule.save.draft')).press('Enter');

  await page.getByRole('link', { name: say('manage.edit') }).press('Enter');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  expect(await scorecard.locator('option:checked').textContent()).toContain('Go 后端');
  await judge(page, `edit-${locale}`);
}

async function lookAt(locale: Locale) {
  const { context, page, faults } = await openPage(browser, { viewport: 'phone', locale });
  await context.addCookies([sessionCookie(app, lead)]);
  await makeScorecard(page, locale);
  await page.goto('about:blank');
  await careForCandidate(page, locale);
  await page.goto('about:blank');
  await bookNextRound(page, locale);
  expect(faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([]);
  await context.close();
}

describe('a recruiter’s desk', () => {
  it.each(locales)('works, is accessible and fits in %s', (locale) => lookAt(locale));
});
