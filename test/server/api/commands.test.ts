import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { createAnswerCheck } from '../../openapi/strict-schema.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

async function make(changes: object): Promise<string> {
  const answer = await recruiter.post('/api/interviews', { ...interviewInput(), ...changes });
  return answer.json<InterviewDetail>().id;
}

describe('commands are answered as the document says', () => {
  it('when times are offered for a draft', async () => {
    const id = await make({ startsAt: undefined, candidateName: '李雷' });

    const answer = await recruiter.post(`/api/interviews/${id}/offer`, {
      revision: 1,
      slots: [{ startsAt: '2026-11-26T02:00:00Z', minutes: 60 }],
      expiresAt: '2026-11-25T02:00:00Z',
    });

    expect(answer.json()).toMatchObject({ status: 'offered' });
    expect(createAnswerCheck()('InterviewDetail', answer.json())).toEqual([]);
  });

  it('when people are told again, and told once more too soon', async () => {
    const id = await make({});
    app.clock.set('2026-11-24T11:00:00Z');
    const again = () => recruiter.post(`/api/interviews/${id}/renotify`, { revision: 1 });

    const first = await again();
    const second = await again();

    expect(createAnswerCheck()('InterviewDetail', first.json())).toEqual([]);
    expect(second.json()).toMatchObject({ status: 429, code: 'too_soon' });
    expect(createAnswerCheck()('Problem', second.json())).toEqual([]);
  });
});
