import { expect } from 'vitest';
import { failureTexts, type NoticeKind } from '../../server/login/failure-texts.ts';
import type { TestResponse } from './http.ts';

/** The page of that failure: its title, one action that begins again, and no session. */
export function expectNotice(answer: TestResponse, kind: NoticeKind, status: number) {
  const page = answer.text();
  expect(page).toContain(`<h1>${failureTexts['zh-CN'][kind].title}</h1>`);
  expect(answer.status).toBe(status);
  expect(page.match(/<a /g)).toHaveLength(1);
  expect(page).toContain('href="/auth/login?to=%2F"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.getSetCookie().join()).not.toContain('session_');
}
