import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateInterviewInput } from '../../../shared/interview-input.ts';
import type { InterviewDetail, InterviewPage } from '../../../shared/interview.ts';
import { grantRole } from '../../helpers/grant-role.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
const readers: Record<string, BrowserSession> = {};

beforeAll(async () => {
  app = await startTestApp({ work: false });
  await grantRole(app, 'OliverSmith', 'recruiter_lead');
  await grantRole(app, 'Camille', 'recruiter_lead', 'job:Cook');
  await grantRole(app, 'ChenJie', 'hiring_manager', 'department:Kitchen');
  recruiter = await signIn(app, 'WangFang');
  await schedule({ jobTitle: 'Cook', startsAt: '2026-11-24T10:00:00Z' });
  await schedule({ jobTitle: 'Baker', department: 'Kitchen', startsAt: '2026-11-24T12:00:00Z' });
  await schedule({ jobTitle: 'Cook', startsAt: '2026-11-26T02:00:00Z' });
  await schedule({ jobTitle: 'Waiter', startsAt: '2026-11-27T02:00:00Z' });
  const cancelled = await schedule({ jobTitle: 'Cook', startsAt: '2026-11-28T02:00:00Z' });
  await recruiter.post(`/api/interviews/${cancelled}/cancel`, { revision: 1, reason: 'Filled.' });
  app.clock.set('2026-11-25T02:00:00Z');
  await app.context.interviews.tick();
  for (const userid of ['OliverSmith', 'Camille', 'ChenJie', 'ZhangSan']) {
    readers[userid] = await signIn(app, userid);
  }
});
afterAll(() => app.close());

async function schedule(changes: Partial<CreateInterviewInput>): Promise<string> {
  const made = await recruiter.post(
    '/api/interviews',
    interviewInput({ interviewers: ['LiNa'], ...changes }),
  );
  return made.json<InterviewDetail>().id;
}

/** `job day`, page by page, each of one. */
async function listed(userid: string, view: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = `view=${view}&scope=team&limit=1${cursor && `&cursor=${cursor}`}`;
    const answer = await readers[userid]?.get(`/api/interviews?${query}`);
    const page: InterviewPage | undefined = answer?.json<InterviewPage>();
    if (!page) throw new Error(`${userid} has not signed in`);
    found.push(...page.items.map((one) => `${one.jobTitle} ${one.startsAt?.slice(8, 10)}`));
    cursor = page.nextCursor;
  }
  return found;
}

describe('the list of a team', () => {
  it("has everybody's for a lead without a scope, what is to come soonest first", async () => {
    expect(await listed('OliverSmith', 'upcoming')).toEqual(['Cook 26', 'Waiter 27']);
  });

  it('has what is over latest first, also what was cancelled before its time', async () => {
    expect(await listed('OliverSmith', 'past')).toEqual(['Cook 28', 'Baker 24', 'Cook 24']);
  });

  it('has those of one job for its lead', async () => {
    expect(await listed('Camille', 'upcoming')).toEqual(['Cook 26']);
    expect(await listed('Camille', 'past')).toEqual(['Cook 28', 'Cook 24']);
  });

  it('has those of one department for its hiring manager', async () => {
    expect(await listed('ChenJie', 'upcoming')).toEqual([]);
    expect(await listed('ChenJie', 'past')).toEqual(['Baker 24']);
  });

  it('is for nobody without a role that has a team', async () => {
    const answer = await readers['ZhangSan']?.get('/api/interviews?scope=team');

    expect(answer?.status).toBe(403);
  });
});
