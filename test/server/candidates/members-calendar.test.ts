import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());

it('a member takes an interview into a calendar of their own, and a stranger does not', async () => {
  const recruiter = await signIn(app, 'WangFang');
  const made = await recruiter.post('/api/interviews', interviewInput());
  const path = `/api/interviews/${made.json<InterviewDetail>().id}/calendar.ics`;

  const file = await (await signIn(app, 'ZhangSan')).get(path);
  const hidden = await (await signIn(app, 'ChenJie')).get(path);

  expect([file.status, hidden.status]).toEqual([200, 404]);
  expect(file.headers.get('content-type')).toContain('text/calendar');
  expect(file.text()).toContain('BEGIN:VEVENT');
});
