import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { type BrowserProgram, npmChromium } from './browser/npm-chromium.ts';
import { systemChromiums } from './browser/system-chromium.ts';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
];

/**
 * A headless browser. 'current': CHROME_PATH, else one of this machine (not with BROWSER=npm),
 * else playwright's own, else the one npm brought. '107': what WeCom for Windows is built on.
 * @throws Error that lists what was tried and what to do.
 */
export async function launchBrowser(which: 'current' | '107' = 'current'): Promise<Browser> {
  const failures: string[] = [];
  for (const find of candidates(which)) {
    try {
      const { executablePath, env } = await find();
      return await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
    } catch (error) {
      failures.push(firstLine(error));
    }
  }
  throw new Error(
    `No browser could be started. Install Chrome or Chromium and set CHROME_PATH to its program.\n${failures.join('\n')}`,
  );
}

function candidates(which: 'current' | '107'): (() => Promise<BrowserProgram>)[] {
  if (which === '107') return [() => npmChromium('107')];
  const chosen = process.env['CHROME_PATH'];
  if (chosen) return [installed(chosen)];
  const ofSystem = process.env['BROWSER'] === 'npm' ? [] : systemPrograms();
  return [...ofSystem.map(installed), () => npmChromium('current')];
}

function systemPrograms(): string[] {
  return [...systemChromiums(process.env), chromium.executablePath()].filter((path) =>
    existsSync(path),
  );
}

function installed(executablePath: string) {
  return async (): Promise<BrowserProgram> => ({ executablePath, env: {} });
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n').slice(0, 2).join(' ');
}
