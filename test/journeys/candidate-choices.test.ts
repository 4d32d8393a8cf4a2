import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidateEn } from '../../client/i18n/candidate-en.ts';
import { candidateFr } from '../../client/i18n/candidate-fr.ts';
import { candidateZhCN } from '../../client/i18n/candidate-zh-CN.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { later, lookAt, useCandidatePhones } from '../helpers/candidate-phone.ts';

const { arrange, detail, linkTo, post, pickUp } = useCandidatePhones();

describe('a candidate with a phone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser('current');
  });
  afterAll(() => browser.close());

  async function offer(hours: number): Promise<{ id: string; url: string }> {
    const draft = await arrange({ startsAt: undefined, interviewers: ['LiNa'], round: 1 });
    await post(`/api/interviews/${draft.id}/offer`, {
      revision: 1,
      slots: [0, 24, 48].map((more) => ({ startsAt: later((hours + more) * 60), minutes: 60 })),
      expiresAt: later((hours - 2) * 60),
    });
    return { id: draft.id, url: await linkTo(draft.id) };
  }

  it('chooses one of three times in another zone, and changes the language on the way', async () => {
    const { url, id } = await offer(40);
    const { page, context, faults } = await pickUp(browser, 'fr', true);
    await page.goto(url);
    await page.getByRole('heading', { name: candidateFr['state.choose'] }).waitFor();
    await lookAt(page, 'offer-fr-dark');

    await page.getByRole('button', { name: candidateFr['do.pick'] }).click();
    await page.getByText(candidateFr['do.pick.first']).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: candidateEn['state.choose'] }).waitFor();
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: candidateEn['do.pick'] }).click();

    await page.getByRole('heading', { name: candidateEn['state.confirmed'] }).waitFor();
    await lookAt(page, 'picked-en-dark');
    expect(await detail(id)).toMatchObject({ status: 'scheduled', participation: 'confirmed' });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('withdraws after being asked once more, and the link is dead', async () => {
    const { url } = await offer(140);
    const { page, context } = await pickUp(browser, 'zh-CN');
    await page.goto(url);
    await page.getByRole('button', { name: candidateZhCN['do.withdraw'] }).click();
    await page.getByRole('heading', { name: candidateZhCN['withdraw.title'] }).waitFor();
    await lookAt(page, 'withdraw-zh-CN');

    await page.getByRole('button', { name: candidateZhCN['withdraw.send'] }).click();

    await page.getByRole('heading', { name: candidateZhCN['state.withdrawn'] }).waitFor();
    await lookAt(page, 'withdrawn-zh-CN');
    expect((await page.goto(url))?.status()).toBe(404);
    await lookAt(page, 'dead-link-zh-CN');
    await context.close();
  });

  it('sees that the interview was cancelled under their finger', async () => {
    const made = await arrange({ startsAt: later(200 * 60), interviewers: ['ChenJie'] });
    const { page, context } = await pickUp(browser, 'en');
    await page.goto(await linkTo(made.id));
    await page.getByRole('heading', { name: candidateEn['state.confirm'] }).waitFor();
    await post(`/api/interviews/${made.id}/cancel`, { revision: 1, reason: 'Filled' });

    await page.getByRole('button', { name: candidateEn['do.confirm'] }).click();

    await page.getByRole('heading', { name: candidateEn['state.invalid'] }).waitFor();
    await context.close();
  });

  it('reads everything in letters of twice the size', async () => {
    const { url } = await offer(300);
    const { page, context } = await pickUp(browser, 'fr');
    await page.goto(url);
    await page.getByRole('heading', { name: candidateFr['state.choose'] }).waitFor();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });

    await lookAt(page, 'offer-fr-200');
    await context.close();
  });
});
