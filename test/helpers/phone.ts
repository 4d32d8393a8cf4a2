import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { TestApp } from './start-test-app.ts';

export interface Phone {
  page: Page;
  /** The app inside the phone's webview. */
  app: FrameLocator;
  openTile(): Promise<void>;
  openChats(): Promise<void>;
  /** Errors the page or its console reported, the blocked and the thrown. */
  faults: string[];
}

export const profiles = {
  iphone: 'iPhone',
  android: 'Android',
  windows: 'Windows 桌面端',
} as const;

/** In CSS pixels, as `setViewportSize` takes them. */
export const screenSizes = {
  desktop: { width: 1200, height: 800 },
  phone: { width: 390, height: 844 },
};

/** A fresh browser profile in Chinese, which reports what goes wrong in its pages. */
export async function openPage(
  browser: Browser,
  options: { viewport?: keyof typeof screenSizes; locale?: string; userAgent?: string } = {},
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: screenSizes[options.viewport ?? 'desktop'],
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(options.userAgent && { userAgent: options.userAgent }),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { context, page, faults };
}

/** The sandbox's page with one device, which is that member's. */
export async function pickUpPhone(
  browser: Browser,
  app: TestApp,
  member: string,
  profile: keyof typeof profiles = 'iphone',
): Promise<Phone> {
  const { page, faults } = await openPage(browser);
  await page.goto(app.sandbox.url);
  await page.getByRole('combobox', { name: '设备类型' }).selectOption(profiles[profile]);
  await page.getByRole('button', { name: member }).click();
  return {
    page,
    faults,
    app: page.frameLocator('iframe'),
    openTile: () => page.getByRole('button', { name: '面试', exact: true }).click(),
    openChats: () => page.getByRole('button', { name: /^消息/ }).click(),
  };
}
