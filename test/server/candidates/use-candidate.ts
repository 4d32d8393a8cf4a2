import type { CandidateInvitation } from '../../../shared/candidate.ts';
import type { CandidateView } from '../../../shared/candidate-page.ts';
import type { CreateInterviewInput } from '../../../shared/interview-input.ts';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { recordSecret } from '../../helpers/run-log.ts';
import { openBrowser, signIn, userAgents } from '../../helpers/sign-in.ts';
import type { TestApp } from '../../helpers/start-test-app.ts';

let taken = 0;

/** Every interview at another time, so that no test takes another one's interviewers. */
export function nextStart(): string {
  taken += 1;
  return new Date(Date.parse('2026-11-25T01:00:00Z') + taken * 3 * 3600_000).toISOString();
}

export async function arrange(
  recruiter: BrowserSession,
  changes: Partial<CreateInterviewInput> = {},
): Promise<InterviewDetail> {
  const answer = await recruiter.post(
    '/api/interviews',
    interviewInput({ startsAt: nextStart(), ...changes }),
  );
  if (answer.status !== 201) throw new Error(answer.text());
  return answer.json<InterviewDetail>();
}

export async function command(recruiter: BrowserSession, id: string, name: string, body: object) {
  const answer = await recruiter.post(`/api/interviews/${id}/${name}`, body);
  if (answer.status !== 200) throw new Error(answer.text());
  return answer.json<InterviewDetail>();
}

export async function invite(recruiter: BrowserSession, id: string): Promise<CandidateInvitation> {
  const answer = await recruiter.post(`/api/interviews/${id}/candidate-link`);
  if (answer.status !== 201) throw new Error(answer.text());
  const made = answer.json<CandidateInvitation>();
  recordSecret(tokenOf(made.url));
  return made;
}

export const tokenOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';

/** A candidate's phone that has opened the link. */
export async function openLink(app: TestApp, url: string): Promise<BrowserSession> {
  const browser = openBrowser(app, userAgents.phoneBrowser);
  const answer = await browser.get(new URL(url).pathname);
  if (answer.status !== 303) throw new Error(`The link was not exchanged: ${answer.status}`);
  return browser;
}

export async function look(candidate: BrowserSession): Promise<CandidateView> {
  return (await candidate.get('/c/api/interview')).json<CandidateView>();
}

/** Does it to what the candidate sees at this moment. */
export async function act(candidate: BrowserSession, name: string, body: object = {}) {
  const { interview, revision } = await look(candidate);
  return candidate.post(`/c/api/${name}`, { interview, revision, ...body });
}

/** Everything a table holds, as text. */
export async function tableText(app: TestApp, table: string): Promise<string> {
  const { rows } = await app.context.pool.query<{ text: string }>(
    `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
  );
  return rows[0]?.text ?? '';
}

/** What the log says about a candidate, oldest first. */
export async function auditOf(app: TestApp, candidateId: number): Promise<string[]> {
  const { rows } = await app.context.pool.query<{ action: string }>(
    `select action from audit_entry where object_kind = 'candidate' and object_id = $1 order by id`,
    [String(candidateId)],
  );
  return rows.map(({ action }) => action);
}

export async function makeAuditor(app: TestApp, userid: string): Promise<BrowserSession> {
  await signIn(app, userid);
  await app.context.pool.query(
    `insert into member_role (member_id, role, source, granted_at)
     select id, 'auditor', 'grant', now() from member where userid = $1`,
    [userid],
  );
  return signIn(app, userid);
}
