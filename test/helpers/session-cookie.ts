import type { BrowserSession } from './http.ts';
import type { TestApp } from './start-test-app.ts';

/** The session of somebody who has signed in over HTTP, for a browser's context. */
export function sessionCookie(app: TestApp, session: BrowserSession) {
  const header = session.cookies.headerFor(new URL(app.url)) ?? '';
  const [, name, value] = /(session_\d+)=([^;]+)/.exec(header) ?? [];
  if (!name || !value) throw new Error('Nobody has signed in.');
  return { name, value, url: app.url };
}
