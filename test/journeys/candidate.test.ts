import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidateEn } from '../../client/i18n/candidate-en.ts';
import { candidateFr } from '../../client/i18n/candidate-fr.ts';
import { candidateZhCN } from '../../client/i18n/candidate-zh-CN.ts';
import { locales } from '../../shared/locale.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { later, lookAt, useCandidatePhones } from '../helpers/candidate-phone.ts';

const texts = { 'zh-CN': candidateZhCN, en: candidateEn, fr: candidateFr };

/** Each language with people of its own, so that nobody is in two interviews at once. */
const interviewers = { 'zh-CN': 'ZhangSan', en: 'OliverSmith', fr: 'Camille' };

const { arrange, linkTo, post, pickUp } = useCandidatePhones();

describe.each(['current', '107'] as const)('a candidate with Chromium %s', (which) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(which);
  });
  afterAll(() => browser.close());

  // The old engine once is enough: the languages differ in words only.
  const languages = which === '107' ? (['fr'] as const) : locales;

  it.each(languages)(
    'confirms, asks for another time, confirms the new one, keeps it and checks in, in %s',
    async (locale) => {
      const say = texts[locale];
      const made = await arrange({
        startsAt: later(26 * 60),
        interviewers: [which === '107' ? 'ChenJie' : interviewers[locale]],
      });
      const url = await linkTo(made.id);
      const { page, context, faults, foreign } = await pickUp(browser, locale);
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      const heading = (name: string) => page.getByRole('heading', { name });

      await page.goto(url);
      await heading(say['state.confirm']).waitFor();
      expect(new URL(page.url()).pathname).toBe('/c');
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      await lookAt(page, `${which}-${locale}-1-invited`);

      await button(say['do.confirm']).click();
      await heading(say['state.confirmed']).waitFor();
      await lookAt(page, `${which}-${locale}-2-confirmed`);

      await button(say['do.ask']).click();
      await page
        .getByRole('textbox', { name: say['ask.note'] })
        .fill('周三 / Wednesday / mercredi');
      await lookAt(page, `${which}-${locale}-3-asking`);
      await button(say['ask.send']).click();
      await page.getByText('周三 / Wednesday / mercredi').waitFor();
      await lookAt(page, `${which}-${locale}-4-asked`);

      await post(`/api/interviews/${made.id}/reschedule`, {
        revision: 1,
        startsAt: later(20),
        minutes: 45,
        reason: 'As asked',
      });
      await page.goto(url);
      await heading(say['state.moved']).waitFor();
      await lookAt(page, `${which}-${locale}-5-moved`);

      await button(say['do.confirmNew']).click();
      await heading(say['state.confirmed']).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: say['what.calendar'] }).click(),
      ]);
      const file = readFileSync(await download.path(), 'utf8');
      const event = new ICAL.Event(
        new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent') ?? undefined,
      );
      expect(event.sequence).toBe(1);
      expect(event.duration.toSeconds()).toBe(45 * 60);

      await button(say['do.checkIn']).click();
      await heading(say['state.here']).waitFor();
      await lookAt(page, `${which}-${locale}-6-here`);
      expect(faults).toEqual([]);
      expect(foreign).toEqual([]);
      await context.close();
    },
  );
});
