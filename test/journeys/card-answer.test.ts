import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InterviewDetail } from '../../shared/interview.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { interviewInput } from '../helpers/interview-input.ts';
import { pickUpPhone } from '../helpers/phone.ts';
import { signIn } from '../helpers/sign-in.ts';
import { startTestApp, testCallback, type TestApp } from '../helpers/start-test-app.ts';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startTestApp({ realTime: true });
  browser = await launchBrowser();
  const saved = await app.sandbox.setCallback({ ...testCallback, url: app.callbackUrl });
  expect(saved).toEqual({ saved: true });
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

it('a card is answered in the chat: it changes, and so does the recruiter’s page by itself', async () => {
  const recruiter = await signIn(app, 'WangFang');
  const input = interviewInput({
    startsAt: new Date(Date.now() + 3 * 24 * 3_600_000).toISOString(),
    interviewers: ['LiNa'],
  });
  const made = (await recruiter.post('/api/interviews', input)).json<InterviewDetail>();
  const desk = await pickUpPhone(browser, app, '王芳', 'windows');
  await desk.openTile();
  await desk.app
    .getByRole('link', { name: /周雨桐|前端工程师/ })
    .first()
    .click();
  await desk.app.getByRole('heading', { name: '二面 · 前端工程师' }).waitFor();
  let loads = 0;
  desk.page.on('framenavigated', () => (loads += 1));

  const phone = await pickUpPhone(browser, app, '李娜');
  await phone.openChats();
  await phone.page.locator('[data-key="chat-app"]').click();
  await phone.page.getByRole('button', { name: '接受', exact: true }).click();

  await phone.page.getByText('已接受').first().waitFor({ timeout: 30_000 });
  expect(await phone.page.getByRole('button', { name: '接受', exact: true }).count()).toBe(0);
  await desk.app
    .getByText(/已接受/)
    .first()
    .waitFor({ timeout: 30_000 });
  expect(loads).toBe(0);
  const seen = await recruiter.get(`/api/interviews/${made.id}`);
  expect(seen.json<InterviewDetail>().interviewers).toMatchObject([{ response: 'accepted' }]);
  expect([...desk.faults, ...phone.faults]).toEqual([]);
});
