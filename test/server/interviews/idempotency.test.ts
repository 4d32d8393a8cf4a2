import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { anotherInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

function post(input: object, headers: Record<string, string>) {
  return recruiter.post('/api/interviews', input, { headers });
}

async function interviews(): Promise<number> {
  const { rows } = await app.context.pool.query<{ count: number }>(
    'select count(*)::int as count from interview',
  );
  return rows[0]?.count ?? 0;
}

describe('an Idempotency-Key', () => {
  it('gives the same interview for the same request, however often and at once', async () => {
    const before = await interviews();
    const headers = { 'idempotency-key': 'one' };
    const input = anotherInput();

    const answers = await Promise.all([1, 2, 3].map(() => post(input, headers)));

    const ids = answers.map((answer) => answer.json<InterviewDetail>().id);
    expect(new Set(ids).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.text())).size).toBe(1);
    expect(await interviews()).toBe(before + 1);
  });

  it('is refused for another request', async () => {
    const headers = { 'idempotency-key': 'two' };
    await post(anotherInput(), headers);

    const answer = await post(anotherInput({ round: 3 }), headers);

    expect(answer.status).toBe(409);
    expect(answer.json<Problem>().code).toBe('idempotency_conflict');
  });

  it('may be corrected after a refusal', async () => {
    const headers = { 'idempotency-key': 'three' };
    expect((await post(anotherInput({ candidateName: '' }), headers)).status).toBe(400);

    expect((await post(anotherInput(), headers)).status).toBe(201);
  });
});
