import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectNoAxeViolations } from '../helpers/axe.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { cards, useCards } from '../server/sandbox/use-cards.ts';

const { world, app, save, settled, sent, update } = useCards();
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(() => save());

it('a member taps a card on the sandbox’s phone, the app hears of it, and the card changes', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const code = await sent({
    ...cards.button_interaction,
    horizontal_content_list: [{ keyname: '候选人', value: '周明' }],
  });
  await sent(cards.vote_interaction);
  await page.goto(world.sandbox.url);
  await page.getByText('张三').first().click();
  await page.getByText('消息').first().click();
  await page.locator('[data-key="chat-app"]').click();
  await page.getByLabel('Tuesday').check();
  await expectNoAxeViolations(page);

  await page.getByRole('button', { name: 'Accept' }).click();
  const clicks = () => app.arrived.filter(({ message }) => message.includes('card_event'));
  await expect.poll(() => clicks().length).toBe(1);
  await settled();

  expect(clicks()[0]?.message).toContain('<EventKey><![CDATA[accept]]></EventKey>');
  await update(code, { atall: 1, button: { replace_name: '已接受' } });
  await page.getByText('已接受').waitFor();
  expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
  await page.close();
});
