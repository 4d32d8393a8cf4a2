import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayAround } from '../../../server/interviews/service/list.ts';
import type { CreateInterviewInput } from '../../../shared/interview-input.ts';
import type { InterviewDetail, InterviewPage } from '../../../shared/interview.ts';
import type { BrowserSession, TestResponse } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testStart, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
let interviewer: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
  interviewer = await signIn(app, 'ZhangSan');
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testStart);
  await app.context.pool.query('delete from interview');
});

async function schedule(changes: Partial<CreateInterviewInput>): Promise<string> {
  const answer = await recruiter.post('/api/interviews', interviewInput(changes));
  return answer.json<InterviewDetail>().id;
}

async function list(query: string, browser = interviewer): Promise<InterviewPage> {
  return (await browser.get(`/api/interviews?${query}`)).json<InterviewPage>();
}

const titles = (page: InterviewPage) => page.items.map((item) => item.jobTitle);

describe('the list', () => {
  it('shows what is to come, soonest first, and an interview under way until it ends', async () => {
    await schedule({ jobTitle: 'later', startsAt: '2026-11-26T02:00:00Z' });
    await schedule({ jobTitle: 'sooner', startsAt: '2026-11-24T09:30:00Z', minutes: 60 });

    app.clock.set('2026-11-24T10:29:59Z');
    expect(titles(await list('view=upcoming'))).toEqual(['sooner', 'later']);
    expect(titles(await list('view=past'))).toEqual([]);

    app.clock.set('2026-11-24T10:30:00Z');
    expect(titles(await list('view=upcoming'))).toEqual(['later']);
    expect(titles(await list('view=past'))).toEqual(['sooner']);
  });

  it('takes today from the reader’s zone', async () => {
    await schedule({ jobTitle: 'evening', startsAt: '2026-11-24T15:30:00Z', minutes: 15 });
    await schedule({ jobTitle: 'night', startsAt: '2026-11-24T16:00:00Z', minutes: 15 });

    expect(titles(await list('view=today&zone=Asia/Shanghai'))).toEqual(['evening']);
    expect(titles(await list('view=today&zone=Europe/Paris'))).toEqual(['evening', 'night']);
  });

  it('pages through equal starts without losing or repeating one', async () => {
    const people = ['ZhangSan', 'LiNa', 'ChenJie', 'Camille', 'OliverSmith'];
    for (const [count, userid] of people.entries()) {
      await schedule({ jobTitle: `job ${count}`, interviewers: [userid] });
    }

    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null && page < 10; page += 1) {
      const answer: InterviewPage = await list(
        `limit=2${cursor && `&cursor=${cursor}`}`,
        recruiter,
      );
      seen.push(...titles(answer));
      cursor = answer.nextCursor;
    }

    expect(seen.sort()).toEqual(people.map((_userid, count) => `job ${count}`));
  });

  it('counts what waits for the reader on all pages, on each of them', async () => {
    for (const day of [25, 26, 27]) {
      await schedule({ jobTitle: `day ${day}`, startsAt: `2026-11-${day}T02:00:00Z` });
    }

    const first = await list('view=todo&limit=2');
    const second = await list(`view=todo&limit=2&cursor=${first.nextCursor}`);
    const whole = await list('view=todo&limit=3');

    expect([first, second, whole].map(({ items }) => items.length)).toEqual([2, 1, 3]);
    expect([first, second, whole].map(({ count }) => count)).toEqual([3, 3, 3]);
    expect(await list('view=todo', recruiter)).toMatchObject({ items: [], count: 0 });
    expect(await list('view=upcoming')).not.toHaveProperty('count');
  });

  it('goes backwards through the past', async () => {
    await schedule({ jobTitle: 'first', startsAt: '2026-11-25T01:00:00Z' });
    await schedule({ jobTitle: 'second', startsAt: '2026-11-25T03:00:00Z' });
    app.clock.set('2026-11-25T06:00:00Z');
    const later = await signIn(app, 'ZhangSan');

    const first = await list('view=past&limit=1', later);
    const second = await list(`view=past&limit=1&cursor=${first.nextCursor}`, later);

    expect([...titles(first), ...titles(second)]).toEqual(['second', 'first']);
    expect(second.nextCursor).toBeNull();
  });

  it('holds only what the reader organises or sits in', async () => {
    await schedule({ jobTitle: 'mine', interviewers: ['ZhangSan'] });
    await schedule({ jobTitle: 'theirs', interviewers: ['LiNa'] });
    const admin = await signIn(app, 'LiQiang');

    expect(titles(await list('', interviewer))).toEqual(['mine']);
    expect(titles(await list('', recruiter)).sort()).toEqual(['mine', 'theirs']);
    expect(titles(await list('', admin))).toEqual([]);
  });

  it.each(['view=all', 'limit=0', 'limit=51', 'zone=Nowhere', 'cursor=xyz'])(
    'refuses %s',
    async (query) => {
      const answer = await interviewer.get(`/api/interviews?${query}`);

      expect(answer.status).toBe(400);
    },
  );
});

describe('one interview', () => {
  it('opens for its interviewers, without the states of the invitations', async () => {
    const id = await schedule({});

    const detail = (await interviewer.get(`/api/interviews/${id}`)).json<InterviewDetail>();

    expect(detail).toMatchObject({ id, mine: ['interviewer'], invitations: null });
  });

  it('says both when the recruiter interviews too', async () => {
    const id = await schedule({ interviewers: ['WangFang'] });

    const detail = (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();

    expect(detail.mine).toEqual(['organizer', 'interviewer']);
  });

  it('answers a stranger exactly as it answers for one that does not exist', async () => {
    const id = await schedule({ interviewers: ['LiNa'] });

    const hidden = await interviewer.get(`/api/interviews/${id}`);
    const missing = await interviewer.get('/api/interviews/aaaaaaaaaaaaaaaa');

    const saying = (answer: TestResponse) => ({
      ...answer.json<Record<string, unknown>>(),
      requestId: 'differs',
    });
    expect(hidden.status).toBe(404);
    expect(saying(hidden)).toEqual(saying(missing));
  });

  it('counts in /api/me what is not over', async () => {
    await schedule({});

    const me = (await interviewer.get('/api/me')).json<{ upcomingCount: number; now: string }>();

    expect(me).toMatchObject({ upcomingCount: 1, now: '2026-11-24T09:00:00.000Z' });
  });
});

describe('a day in a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-24T09:00:00Z', 24],
    ['Europe/Paris', '2026-03-29T12:00:00Z', 23],
    ['Europe/Paris', '2026-10-25T12:00:00Z', 25],
    ['America/New_York', '2026-11-01T12:00:00Z', 25],
  ])('in %s around %s has %i hours', (zone, at, hours) => {
    const { from, to } = dayAround(new Date(at), zone);

    expect((to.getTime() - from.getTime()) / 3600_000).toBe(hours);
    expect(from.getTime()).toBeLessThanOrEqual(Date.parse(at));
  });
});
