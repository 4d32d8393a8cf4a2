import { createBrowserSession, type BrowserSession } from './http.ts';
import type { TestApp } from './start-test-app.ts';

export const userAgents = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/5.0.6 MicroMessenger/7.0.1 Language/zh ColorScheme/Light',
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)wxwork/3.1.8 (MicroMessenger/6.2) WeChat/2.0.4',
  desktopBrowser:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  phoneBrowser:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
} as const;

export function openBrowser(app: TestApp, userAgent: string = userAgents.iphone): BrowserSession {
  return createBrowserSession(app.url, { userAgent });
}

/** Asks for a page and gives back the state of the sign-in it was sent to. */
export async function stateOf(browser: BrowserSession, path = '/'): Promise<string> {
  const { location } = await browser.get(path);
  return new URL(location ?? '').searchParams.get('state') ?? '';
}

export function callback(browser: BrowserSession, code: string, state: string) {
  return browser.get(`/auth/callback?${new URLSearchParams({ code, state })}`);
}

/** A browser that has been through OAuth as that member. */
export async function signIn(app: TestApp, userid: string): Promise<BrowserSession> {
  const browser = openBrowser(app);
  const state = await stateOf(browser);
  const answer = await callback(browser, app.sandbox.issueCode({ userid }), state);
  if (answer.status !== 303) throw new Error(`${userid} was not signed in: ${answer.text()}`);
  return browser;
}
