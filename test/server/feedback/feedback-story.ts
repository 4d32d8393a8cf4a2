import type { FeedbackContent, FeedbackView } from '../../../shared/feedback.ts';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Role } from '../../../shared/member.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import type { TestApp } from '../../helpers/start-test-app.ts';

/** Everything the built-in scorecard asks for. */
export const wholeAnswers = {
  problem_solving: 4,
  technical_depth: 3,
  communication: 5,
  evidence: 'Took the ranking problem apart by herself.',
};

export const content: FeedbackContent = { answers: wholeAnswers, recommendation: 'yes' };

export type Answer = FeedbackView & Problem & { current: FeedbackView };

/** The people of a feedback, and what they do with it. */
export async function createStory(app: TestApp) {
  const people = new Map<string, BrowserSession>();
  async function as(userid: string): Promise<BrowserSession> {
    const known = people.get(userid) ?? (await signIn(app, userid));
    people.set(userid, known);
    return known;
  }

  async function grant(userid: string, role: Role, scope = ''): Promise<BrowserSession> {
    const browser = await as(userid);
    await app.context.pool.query(
      `insert into member_role (member_id, role, scope, source, granted_at)
       select id, $2, $3, 'grant', now() from member where userid = $1
       on conflict do nothing`,
      [userid, role, scope],
    );
    return browser;
  }

  async function schedule(changes: object = {}): Promise<InterviewDetail> {
    const recruiter = await as('WangFang');
    const input = { ...interviewInput({ startsAt: '2026-11-24T10:00:00Z' }), ...changes };
    const answer = await recruiter.post('/api/interviews', input);
    if (answer.status !== 201) throw new Error(answer.text());
    return answer.json<InterviewDetail>();
  }

  async function command(id: string, name: string, input: object = {}, userid = 'WangFang') {
    const by = await as(userid);
    const answer = await by.post(`/api/interviews/${id}/${name}`, { revision: 1, ...input });
    if (answer.status !== 200) throw new Error(answer.text());
    return answer.json<InterviewDetail>();
  }

  /** An interview that is over and waits for feedback. */
  async function held(changes: object = {}): Promise<InterviewDetail> {
    const { id } = await begun(changes);
    app.clock.set('2026-11-24T11:00:00Z');
    return command(id, 'end');
  }

  async function begun(changes: object = {}): Promise<InterviewDetail> {
    const { id } = await schedule(changes);
    app.clock.set('2026-11-24T10:05:00Z');
    return command(id, 'start');
  }

  /** Sessions end after half a day; everybody signs in anew when they are needed. */
  function later(hours: number): void {
    app.clock.advance(hours * 3600_000);
    people.clear();
  }

  async function read(id: string, userid: string) {
    const answer = await (await as(userid)).get(`/api/interviews/${id}/feedback`);
    return { status: answer.status, body: answer.json<Answer>() };
  }

  async function save(id: string, userid: string, draft: object) {
    const body = { draftVersion: 0, answers: {}, recommendation: null, ...draft };
    const answer = await (await as(userid)).put(`/api/interviews/${id}/feedback/draft`, body);
    return { status: answer.status, body: answer.json<Answer & { draftVersion: number }>() };
  }

  async function submit(id: string, userid: string, changes: object = {}, key?: string) {
    const answer = await (
      await as(userid)
    ).post(
      `/api/interviews/${id}/feedback`,
      { ...content, ...changes },
      { headers: key === undefined ? {} : { 'idempotency-key': key } },
    );
    return { status: answer.status, body: answer.json<Answer>() };
  }

  async function amend(id: string, userid: string, changes: object = {}) {
    const body = { ...content, version: 1, ...changes };
    const answer = await (await as(userid)).post(`/api/interviews/${id}/feedback/amend`, body);
    return { status: answer.status, body: answer.json<Answer>() };
  }

  async function statusOf(id: string) {
    const recruiter = await as('WangFang');
    return (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>().status;
  }

  async function actionsOf(id: string) {
    const { rows } = await app.context.pool.query<{ action: string }>(
      'select action from interview_event where interview_id = $1 order by id',
      [id],
    );
    return rows.map(({ action }) => action);
  }

  return {
    as,
    grant,
    schedule,
    command,
    begun,
    held,
    later,
    read,
    save,
    submit,
    amend,
    statusOf,
    actionsOf,
  };
}
