import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureTexts } from '../../../server/login/failure-texts.ts';
import { locales } from '../../../shared/locale.ts';
import { callback, openBrowser, stateOf } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('the log of a sign-in', () => {
  it('holds neither code nor state nor cookie', async () => {
    const browser = openBrowser(app);
    const state = await stateOf(browser);
    const code = app.sandbox.issueCode({ userid: 'ZhangSan' });
    await callback(browser, code, state);
    const cookie = browser.cookies.headerFor(new URL(app.url)) ?? '';

    const log = app.lines.join('');

    expect(log).toContain('/auth/callback');
    expect(log).not.toContain(code);
    expect(log).not.toContain(state);
    for (const value of cookie.split(/;\s*/).map((part) => part.split('=')[1] ?? '?')) {
      expect(log).not.toContain(value);
    }
  });
});

describe('the pages of failed sign-ins', () => {
  it.each(locales)('exist in %s, each with its own title', (locale) => {
    const titles = Object.values(failureTexts[locale]).map((text) => text.title);

    expect(new Set(titles).size).toBe(Object.keys(failureTexts.en).length);
  });

  it.each([
    ['en-GB,en;q=0.8', failureTexts.en.code_invalid.title],
    ['fr-FR', failureTexts.fr.code_invalid.title],
    ['ja,zh-TW;q=0.5', failureTexts['zh-CN'].code_invalid.title],
  ])('speak the reader’s language: %s', async (accepted, title) => {
    const browser = openBrowser(app, 'Mozilla/5.0 wxwork/5.0.6');
    const state = await stateOf(browser);

    const answer = await browser.get(`/auth/callback?code=nonsense-${state}&state=${state}`, {
      headers: { 'accept-language': accepted },
    });

    expect(answer.text().replaceAll('&#39;', "'")).toContain(title);
  });
});
