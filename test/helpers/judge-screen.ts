import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from './axe.ts';

/** A sheet scrolls by itself, and not sideways either. @throws Error that names the picture */
export async function expectNoSidewaysScroll(page: Page, picture: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const root = document.querySelector('[role=dialog]') ?? document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
  if (wide > 0) throw new Error(`${picture} scrolls sideways by ${wide} pixels.`);
}

/** For people to look at, with `PICTURES=1`: no test reads them, and each takes a while. */
export async function takePicture(page: Page, picture: string, fullPage = false): Promise<void> {
  if (!process.env.PICTURES) return;
  mkdirSync(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture, fullPage });
}

/** Fits, has nothing for axe to find, and leaves its picture under that path. */
export async function judgeScreen(
  page: Page,
  picture: string,
  { axe = true, fullPage = false }: { axe?: boolean; fullPage?: boolean } = {},
): Promise<void> {
  await expectNoSidewaysScroll(page, picture);
  if (axe) {
    await expectNoAxeViolations(page).catch((error: Error) => {
      throw new Error(`${picture}: ${error.message}`, { cause: error });
    });
  }
  await takePicture(page, picture, fullPage);
}
