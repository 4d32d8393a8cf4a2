import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { openPage, pickUpPhone, type Phone } from '../helpers/phone.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';
import { until } from '../helpers/until.ts';

/** The whole form, through the calendar and WeCom's own picker. */
async function fillIn(desk: Phone, roomUrl: string): Promise<void> {
  await desk.app.getByRole('link', { name: '安排面试' }).first().click();
  await desk.app.getByRole('textbox', { name: '候选人姓名' }).fill('许知远');
  await desk.app.getByRole('textbox', { name: '应聘职位' }).fill('算法工程师');
  await desk.app.getByRole('button', { name: /^日期/ }).click();
  await desk.app.getByRole('button', { name: '下个月' }).click();
  await desk.app.getByRole('button', { name: /15日/ }).first().click();
  await desk.app.getByRole('combobox', { name: '开始时间' }).selectOption('14:30');
  await desk.app.getByRole('button', { name: '从通讯录选择' }).click();
  const picker = desk.page.getByRole('dialog', { name: '选择成员' });
  await picker.getByRole('checkbox', { name: '陈杰' }).check();
  await picker.getByRole('button', { name: '确定' }).click();
  await desk.app.getByText('陈杰', { exact: true }).waitFor();
  await desk.app.getByRole('textbox', { name: '面试间链接' }).fill(roomUrl);
}

describe.each(['current', '107'] as const)('a recruiter in Chromium %s', (which) => {
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    app = await startTestApp({ realTime: true });
    browser = await launchBrowser(which);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it('schedules an interview; its interviewer gets a message that opens it', async () => {
    const desk = await pickUpPhone(browser, app, '王芳', 'windows');
    await desk.openTile();
    await fillIn(desk, 'https://meet.example.com/7');
    await desk.app.getByRole('button', { name: '下一步：看看会通知谁' }).click();
    await desk.app.getByRole('checkbox', { name: '陈杰' }).waitFor();
    await desk.app.getByRole('button', { name: '安排并通知' }).click();

    await desk.app.getByRole('heading', { name: '一面 · 算法工程师' }).waitFor();
    await desk.app.getByText('消息已送达企业微信').waitFor();
    const phone = await pickUpPhone(browser, app, '陈杰');
    await phone.openChats();
    await phone.page.getByRole('button', { name: /面试/ }).first().click();
    await phone.page
      .getByText(/14:30 面试 · 算法工程师/)
      .last()
      .click();

    await phone.app.getByRole('heading', { name: '一面 · 算法工程师' }).waitFor();
    await phone.app.getByText('许知远').waitFor();
    expect([...desk.faults, ...phone.faults]).toEqual([]);
  });

  it('keeps what was typed when the server refuses a field, and says why beside it', async () => {
    const desk = await pickUpPhone(browser, app, '王芳', 'windows');
    await desk.openTile();
    await fillIn(desk, 'http://meet.example.com/7');

    await desk.app.getByRole('button', { name: '下一步：看看会通知谁' }).click();

    const room = desk.app.getByRole('textbox', { name: '面试间链接' });
    await until(
      () => room.getAttribute('aria-invalid'),
      (value) => value === 'true',
    );
    expect(await room.getAttribute('aria-invalid')).toBe('true');
    expect(await desk.app.getByRole('textbox', { name: '候选人姓名' }).inputValue()).toBe('许知远');
  });

  it('signs in with a desktop browser by scanning, and shares by copying the link', async () => {
    const { page, context, faults } = await openPage(browser);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.url });

    await page.goto(app.url);
    await page.getByRole('button', { name: /王芳/ }).click();
    await page
      .getByRole('link', { name: /许知远/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '一面 · 算法工程师' }).waitFor();
    await page.getByRole('button', { name: '复制面试链接' }).click();

    const copied = await until(
      () => page.evaluate(() => navigator.clipboard.readText()),
      (text) => text.includes('/i/'),
    );
    expect(copied).toMatch(new RegExp(`${app.url}/i/[a-z2-7]{16}`));
    expect(faults).toEqual([]);
  });
});
