// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useInterview } from '../../client/stores/interview.ts';
import { useQuickCommand } from '../../client/stores/quick-command.ts';
import { useSession } from '../../client/stores/session.ts';
import { aDetail, aSeat } from './an-interview.ts';
import { fakeServer, json, problem, type Asked } from './fake-server.ts';

const detail = aDetail({ can: { actions: ['respond'], commands: ['respond'] } });
const accepted = aDetail({ ...detail, interviewers: [aSeat({ response: 'accepted' })] });

const response = () => useInterview().detail?.interviewers[0]?.response;

describe('accepting with one tap', () => {
  let answer: (given: Response) => void;
  let asked: Asked[];

  beforeEach(async () => {
    vi.useFakeTimers();
    sessionStorage.clear();
    setActivePinia(createPinia());
    const held = new Promise<Response>((resolve) => (answer = resolve));
    ({ asked } = fakeServer(json(detail), () => held));
    const me = { userid: 'LiLei', name: '李雷', locale: 'en' as const };
    useSession().me = {
      member: me,
      roles: [],
      seesTeam: false,
      identityProposals: [],
      upcomingCount: 1,
      now: detail.now,
    };
    await useInterview().open('i1');
  });

  afterEach(() => {
    useInterview().close();
    vi.useRealTimers();
  });

  it('shows the answer at once and sends it under the revision that was seen', async () => {
    const done = useQuickCommand().accept(detail);
    expect(response()).toBe('accepted');

    answer(json(accepted));
    expect(await done).toBe(true);

    expect(asked.at(-1)).toMatchObject({
      url: '/api/interviews/i1/respond',
      body: { revision: 1, response: 'accepted' },
    });
    expect(response()).toBe('accepted');
  });

  it('takes it back when the server does not take it', async () => {
    const quick = useQuickCommand();
    const done = quick.accept(detail);

    answer(problem('too_many_requests', 429));

    expect(await done).toBe(false);
    expect(response()).toBe('pending');
    expect(quick.request.error?.code).toBe('too_many_requests');
  });

  it('shows the present state when the interview has moved meanwhile', async () => {
    const current = { ...detail, revision: 2, startsAt: '2026-12-01T07:00:00Z' };
    const done = useQuickCommand().accept(detail);

    answer(problem('stale_revision', 409, { current }));
    await done;

    expect(useInterview().detail?.startsAt).toBe('2026-12-01T07:00:00Z');
    expect(response()).toBe('pending');
  });

  it('is not undone on the screen by a look that began before it', async () => {
    const done = useQuickCommand().accept(detail);
    await vi.advanceTimersByTimeAsync(20_000);
    await flushPromises();

    expect(response()).toBe('accepted');
    expect(asked).toHaveLength(2);
    answer(json(accepted));
    await done;
  });
});
