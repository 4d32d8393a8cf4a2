import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../client/i18n/en.ts';
import { fr } from '../../client/i18n/fr.ts';
import { formatMessage, type Params } from '../../client/i18n/message.ts';
import type { MessageKey } from '../../client/i18n/messages.ts';
import { zhCN } from '../../client/i18n/zh-CN.ts';
import type { Locale } from '../../shared/locale.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { interviewInput } from '../helpers/interview-input.ts';
import { pickUpPhone, type Phone } from '../helpers/phone.ts';
import { signIn } from '../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

const languages = { 'zh-CN': zhCN, en, fr };
const languageNames = { 'zh-CN': '简体中文', en: 'English', fr: 'Français' };

const cases: { locale: Locale; candidate: string; from: string; to: string }[] = [
  { locale: 'zh-CN', candidate: '周雨桐', from: '09:00', to: '10:30' },
  { locale: 'en', candidate: 'Ada Chen', from: '13:00', to: '14:30' },
  { locale: 'fr', candidate: 'Zoé Martin', from: '16:00', to: '17:30' },
];

let app: TestApp;
let browser: Browser;
const inTwoDays = new Date(Date.now() + 2 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

beforeAll(async () => {
  app = await startTestApp({ realTime: true });
  browser = await launchBrowser('current');
  const recruiter = await signIn(app, 'WangFang');
  for (const { candidate, from } of cases) {
    const startsAt = new Date(`${inTwoDays}T${from}:00+08:00`).toISOString();
    const input = interviewInput({ candidateName: candidate, startsAt });
    const answer = await recruiter.post('/api/interviews', input);
    expect(answer.status).toBe(201);
  }
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

async function speak(phone: Phone, locale: Locale): Promise<void> {
  await phone.app.getByRole('button', { name: zhCN['account.open'] }).click();
  await phone.app.getByRole('radio', { name: languageNames[locale] }).check();
  await phone.page.keyboard.press('Escape');
}

/** The interviewer's own phone: the message with the new time opens it, and they accept there. */
async function acceptFromChat(time: string): Promise<Phone> {
  const phone = await pickUpPhone(browser, app, '张三');
  await phone.openChats();
  await phone.page.getByRole('button', { name: /面试/ }).first().click();
  await phone.page.getByText(new RegExp(time)).last().click();
  await phone.app.getByRole('button', { name: zhCN['respond.accept'], exact: true }).click();
  await phone.app.getByText(zhCN['respond.said.accepted']).waitFor();
  return phone;
}

describe('a recruiter moves an interview on a phone', () => {
  it.each(cases)(
    'in $locale: says why, sees who will be told, and sees the new answer without a reload',
    async ({ locale, candidate, from, to }) => {
      const say = (key: MessageKey, params?: Params) =>
        formatMessage(locale, languages[locale][key], params);
      const phone = await pickUpPhone(browser, app, '王芳');
      const button = (key: MessageKey) => phone.app.getByRole('button', { name: say(key) });
      await phone.openTile();
      await speak(phone, locale);

      await phone.app
        .getByRole('link', { name: new RegExp(candidate) })
        .first()
        .click();
      await phone.app
        .getByText(new RegExp(`${from}–`))
        .filter({ visible: true })
        .first()
        .waitFor();
      await phone.app.getByRole('link', { name: say('manage.reschedule') }).click();
      const sheet = phone.app.getByRole('dialog');
      await sheet.getByRole('radio', { name: to }).check();
      await sheet.getByRole('button', { name: say('reason.candidateAsked') }).click();
      await button('step.next').click();

      await sheet.getByRole('heading', { name: say('told.title') }).waitFor();
      await sheet.getByRole('checkbox', { name: '张三' }).waitFor();
      await sheet.getByRole('checkbox', { name: '李娜' }).uncheck();
      await button('reschedule.action').click();

      await sheet.waitFor({ state: 'detached' });
      await phone.app
        .getByText(new RegExp(`${to}–`))
        .filter({ visible: true })
        .first()
        .waitFor();
      const interviewer = await acceptFromChat(to);
      await phone.app.getByText(say('response.accepted'), { exact: true }).waitFor();
      await button('history.show').click();
      await phone.app.getByText(say('reason.candidateAsked'), { exact: true }).waitFor();

      const toLiNa = JSON.stringify(app.sandbox.messagesTo('LiNa'));
      expect(toLiNa).toContain(from);
      expect(toLiNa).not.toContain(to);
      expect([...phone.faults, ...interviewer.faults]).toEqual([]);
      await phone.page.context().close();
      await interviewer.page.context().close();
    },
  );
});
