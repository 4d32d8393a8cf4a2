import { afterAll, beforeAll, expect } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession, TestResponse } from '../../helpers/http.ts';
import { anotherInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

/** An app with an administrator and a recruiter, and people who come, go and change accounts. */
export function useAccounts() {
  let app: TestApp;
  let admin: BrowserSession;
  let recruiter: BrowserSession;
  let count = 0;
  beforeAll(async () => {
    app = await startTestApp({ work: false });
    admin = await signIn(app, 'LiQiang');
    recruiter = await signIn(app, 'WangFang');
  });
  afterAll(() => app.close());

  return {
    get app() {
      return app;
    },
    get admin() {
      return admin;
    },
    get recruiter() {
      return recruiter;
    },

    /** Somebody of the company with an account of their own. */
    hire(prefix = 'person'): string {
      count += 1;
      const userid = `${prefix}-${count}`;
      const person = { userid, name: userid, position: '', status: 1, visible: true } as const;
      app.sandbox.company.addPerson(person);
      return userid;
    },

    leave: (userid: string) => app.sandbox.company.setStatus(userid, 5),

    rename: (from: string, to: string, by = admin) =>
      by.post(`/api/members/${from}/rename`, { to }),

    merge: (from: string, into: string, by = admin) =>
      by.post(`/api/members/${from}/merge`, { into }),

    async schedule(input: Parameters<typeof anotherInput>[0]): Promise<InterviewDetail> {
      const answer = await recruiter.post('/api/interviews', anotherInput(input));
      expect(answer.status, answer.text()).toBe(201);
      return answer.json<InterviewDetail>();
    },

    async seatsOf(id: string): Promise<string[]> {
      const detail = (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();
      return detail.interviewers.map(({ userid }) => userid);
    },

    async idOf(userid: string): Promise<number | undefined> {
      return (await app.context.members.known(userid))?.id;
    },

    async lastEntry() {
      const { rows } = await app.context.pool.query<{ action: string; detail: unknown }>(
        'select action, detail, actor_id from audit_entry order by id desc limit 1',
      );
      return rows[0];
    },
  };
}

/** `field code` of each. */
export function faults(answer: TestResponse): string[] {
  return (answer.json<Problem>().errors ?? []).map(({ field, code }) => `${field} ${code}`);
}
