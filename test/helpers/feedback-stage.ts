import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { InterviewDetail } from '../../shared/interview.ts';
import type { BrowserSession } from './http.ts';
import { interviewInput } from './interview-input.ts';
import { judgeScreen } from './judge-screen.ts';
import { openPage } from './phone.ts';
import { sessionCookie } from './session-cookie.ts';
import { signIn } from './sign-in.ts';
import type { TestApp } from './start-test-app.ts';

/** Pictures for people to look at; the tests judge only what a program can. */
export const feedbackPictures = resolve(import.meta.dirname, '../.artifacts/feedback');

export type FeedbackStage = Awaited<ReturnType<typeof createFeedbackStage>>;

/** Interviews that are over, and their people in a browser. */
export async function createFeedbackStage(app: TestApp, browser: Browser) {
  const people = new Map<string, BrowserSession>();
  for (const userid of ['WangFang', 'ZhangSan', 'LiNa', 'ChenJie']) {
    people.set(userid, await signIn(app, userid));
  }

  function session(userid: string): BrowserSession {
    const found = people.get(userid);
    if (!found) throw new Error(`${userid} has not signed in.`);
    return found;
  }

  async function post(userid: string, path: string, body: object) {
    const answer = await session(userid).post(path, body);
    if (answer.status >= 300) throw new Error(answer.text());
    return answer.json<InterviewDetail>();
  }

  /**
   * An interview that was to end ten minutes ago and waits for feedback. `minutesAgo` it began,
   * another for each, because a person is in one interview at a time.
   */
  async function held(interviewers: string[], minutesAgo: number): Promise<InterviewDetail> {
    const startsAt = new Date(Date.now() + 3600_000 * (24 + minutesAgo)).toISOString();
    const input = interviewInput({ startsAt, interviewers });
    const { id } = await post('WangFang', '/api/interviews', input);
    const slot = `tstzrange(now() - $2::int * interval '1 min', now() - interval '10 min')`;
    const values = [id, minutesAgo];
    await app.context.pool.query(`update interview set slot = ${slot} where id = $1`, values);
    await app.context.pool.query(
      `update assignment set slot = ${slot} where interview_id = $1`,
      values,
    );
    await post('WangFang', `/api/interviews/${id}/start`, { revision: 1 });
    return post('WangFang', `/api/interviews/${id}/end`, { revision: 1 });
  }

  async function submit(id: string, userid: string, changes: object = {}): Promise<void> {
    const answers = {
      problem_solving: 4,
      technical_depth: 3,
      communication: 5,
      level: 'senior',
      evidence: '先问清了数据规模，再给出两种排序方案，并说明各自的代价。',
      next_round: '系统设计：缓存失效。',
    };
    const body = { answers, recommendation: 'yes', ...changes };
    await post(userid, `/api/interviews/${id}/feedback`, body);
  }

  async function enter(context: BrowserContext, userid: string): Promise<void> {
    await context.addCookies([sessionCookie(app, session(userid))]);
  }

  async function openAs(userid: string, locale = 'zh-CN') {
    const opened = await openPage(browser, { viewport: 'phone', locale });
    await enter(opened.context, userid);
    return opened;
  }

  return { post, held, submit, enter, openAs };
}

/** Fits, has nothing for axe to find, and leaves its picture. */
export function judgeFeedback(page: Page, picture: string): Promise<void> {
  return judgeScreen(page, resolve(feedbackPictures, `${picture}.png`), { fullPage: true });
}
