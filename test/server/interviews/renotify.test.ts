import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Preview } from '../../../shared/notification.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { anotherInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
let id: string;
const people = ['ZhangSan', 'LiNa', 'ChenJie'];
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
  const made = await recruiter.post('/api/interviews', anotherInput({ interviewers: people }));
  id = made.json<InterviewDetail>().id;
  await answer('ZhangSan');
});
afterAll(() => app.close());

async function answer(userid: string) {
  const input = { revision: 1, response: 'accepted', onBehalfOf: userid };
  expect((await recruiter.post(`/api/interviews/${id}/respond`, input)).status).toBe(200);
}

const send = (input: object, preview = true) =>
  recruiter.post(`/api/interviews/${id}/renotify?preview=${preview}`, { revision: 1, ...input });

async function told(input: object) {
  const { notices } = (await send(input)).json<Preview>();
  return notices.filter(({ skipped }) => !skipped).map(({ userid }) => userid);
}

describe('the invitation once more', () => {
  it('goes to whoever has not answered, or to those of them that are named', async () => {
    expect(await told({})).toEqual(['LiNa', 'ChenJie']);
    expect(await told({ userids: ['chenjie'] })).toEqual(['ChenJie']);
  });

  it('names who cannot be asked again, and nobody is told', async () => {
    const refused = await send({ userids: ['LiNa', 'ZhangSan'] });

    expect(refused.json<Problem>().errors).toMatchObject([{ field: 'userids.1' }]);
    expect((await send({ userids: [] })).status).toBe(400);
  });

  it('is not on offer once everybody has answered', async () => {
    const can = async () =>
      (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>().can.commands;
    expect(await can()).toContain('renotify');

    await answer('LiNa');
    await answer('ChenJie');

    expect(await can()).not.toContain('renotify');
    expect((await send({}, false)).json<Problem>().code).toBe('illegal_transition');
  });
});
