import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InterviewDetail, InterviewPage } from '../../../shared/interview.ts';
import type { Preview } from '../../../shared/notification.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  await app.context.pool.query('delete from interview');
});

const morning = { startsAt: '2026-11-26T01:00:00Z', minutes: 60 };
const noon = { startsAt: '2026-11-26T04:00:00Z', minutes: 60 };
const offer = { slots: [morning, noon], expiresAt: '2026-11-24T20:00:00Z' };

function create(changes: object) {
  return recruiter.post('/api/interviews', { ...interviewInput(), ...changes });
}

const untimed = { startsAt: undefined, interviewers: ['ZhangSan'] };

describe('a draft', () => {
  it('has no time, takes nobody’s, and waits under planning', async () => {
    const draft = (await create({ ...untimed, roomUrl: '' })).json<InterviewDetail>();

    expect(draft).toMatchObject({ status: 'draft', startsAt: null, revision: 1 });
    const page = (await recruiter.get('/api/interviews?view=planning')).json<InterviewPage>();
    expect(page.items.map(({ id }) => id)).toEqual([draft.id]);
    expect((await create({ startsAt: noon.startsAt })).status).toBe(201);
  });

  it('is scheduled once it has a place', async () => {
    const { id } = (await create({ ...untimed, roomUrl: '' })).json<InterviewDetail>();
    const send = (command: string, input: object) =>
      recruiter.post(`/api/interviews/${id}/${command}`, { revision: 1, ...input });

    const nowhere = (await send('schedule', noon)).json<Problem>();
    await send('edit', { roomUrl: 'https://meet.example/9' });
    const scheduled = (await send('schedule', noon)).json<InterviewDetail>();

    expect(nowhere.errors).toMatchObject([{ field: 'roomUrl', code: 'required' }]);
    expect(scheduled).toMatchObject({ status: 'scheduled', revision: 2 });
  });
});

describe('an offer', () => {
  it('keeps every offered time free for its interviewers', async () => {
    const offered = (await create({ ...untimed, offer })).json<InterviewDetail>();

    const taken = await create({ ...morning, interviewers: ['LiNa', 'ZhangSan'] });

    expect(offered.offers.map(({ state }) => state)).toEqual(['open', 'open']);
    expect(taken.status).toBe(409);
    expect(taken.json<Problem>()).toMatchObject({
      code: 'seat_conflict',
      conflicts: [{ userid: 'ZhangSan', startsAt: '2026-11-26T01:00:00.000Z' }],
    });
    expect(taken.json<Problem>().conflicts?.[0]?.interview?.id).toBe(offered.id);
  });

  it('ends at its deadline and gives the times back', async () => {
    const { id } = (await create({ ...untimed, offer })).json<InterviewDetail>();

    app.clock.set('2026-11-24T20:00:00Z');
    await app.context.interviews.tick();

    const expired = (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();
    expect(expired.status).toBe('expired');
    expect((await create(morning)).status).toBe(201);
  });

  it.each([
    ['overlapping times', { ...offer, slots: [noon, { ...noon, minutes: 30 }] }, 'slots.1'],
    [
      'a time that is over',
      { ...offer, slots: [{ ...noon, startsAt: testStart }] },
      'slots.0.startsAt',
    ],
    [
      'a deadline after the first time',
      { ...offer, expiresAt: '2026-11-26T02:00:00Z' },
      'expiresAt',
    ],
    ['a deadline that is over', { ...offer, expiresAt: '2026-11-24T02:00:00Z' }, 'expiresAt'],
  ])('is refused with %s', async (_what, wrong, field) => {
    const answer = await create({ ...untimed, offer: wrong });

    expect(answer.json<Problem>().errors).toMatchObject([{ field }]);
  });
});

describe('two interviews of one person', () => {
  it('may touch but not overlap, and the other one’s job is shown to who may see it', async () => {
    const stranger = await signIn(app, 'ZhangSan');
    await create({ ...noon, interviewers: ['ZhangSan'] });

    const touching = await create({ ...noon, startsAt: '2026-11-26T05:00:00Z' });
    const overlapping = await create({ ...noon, startsAt: '2026-11-26T04:59:00Z' });
    const busy = await recruiter.get(
      '/api/availability?userids=ZhangSan,LiNa&from=2026-11-26T00:00:00Z&to=2026-11-27T00:00:00Z',
    );

    expect([touching.status, overlapping.status]).toEqual([201, 409]);
    expect(busy.json<{ items: object[] }>().items).toHaveLength(3);
    expect((await stranger.get('/api/availability?userids=LiNa')).status).toBe(400);
  });

  it('are one too many for a round that is under way', async () => {
    const { applicationId } = (await create(noon)).json<InterviewDetail>();

    const same = await create({ ...morning, applicationId });
    const next = await create({ ...morning, applicationId, round: 3 });

    expect([same.status, same.json<Problem>().code]).toEqual([409, 'round_taken']);
    expect(next.json<InterviewDetail>()).toMatchObject({ applicationId, candidateName: '周雨桐' });
  });
});

describe('a preview', () => {
  it('says who would be told, and changes nothing', async () => {
    const { id } = (await create(noon)).json<InterviewDetail>();
    const path = `/api/interviews/${id}/reschedule?preview=true`;

    const answer = await recruiter.post(path, { revision: 1, ...morning, reason: 'why not' });

    const now = new Date(app.clock.now()).toISOString();
    const told = answer.json<Preview>().notices.filter(({ dueAt }) => dueAt === now);
    expect(new Set(told.map(({ userid }) => userid))).toEqual(new Set(['ZhangSan', 'LiNa']));
    const detail = (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();
    expect(detail).toMatchObject({ revision: 1, startsAt: '2026-11-26T04:00:00.000Z' });
  });
});
