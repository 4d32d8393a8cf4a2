import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attempt, Outcome } from '../../fixtures/interview-process.ts';
import { startInterviewProcess } from '../../helpers/interview-process.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { viewerOf } from '../../helpers/viewers.ts';
import { createInterviewSchema } from '../../../shared/interview-input.ts';
import type { Viewer } from '../../../shared/member.ts';

let app: TestApp;
let recruiter: Viewer;
let processes: Awaited<ReturnType<typeof startInterviewProcess>>[];
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await viewerOf(app, 'WangFang', ['recruiter']);
  for (const userid of ['ZhangSan', 'LiNa', 'ChenJie', 'Camille']) await viewerOf(app, userid);
  const settings = { databaseUrl: app.database.url, wecom: app.wecom, now: app.clock.now() };
  processes = await Promise.all([startInterviewProcess(settings), startInterviewProcess(settings)]);
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.close()));
  await app.close();
});

/** Half of them in each process, all at once. */
async function race(attempts: Attempt[]): Promise<Record<Outcome, number>> {
  const half = attempts.length / 2;
  const outcomes = await Promise.all([
    processes[0]?.attempt(attempts.slice(0, half)),
    processes[1]?.attempt(attempts.slice(half)),
  ]);
  const counts: Record<Outcome, number> = {};
  for (const outcome of outcomes.flat()) {
    if (outcome !== undefined) counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

async function schedule(startsAt: string): Promise<string> {
  const input = createInterviewSchema.parse(interviewInput({ startsAt }));
  const made = await app.context.interviews.create(recruiter, input);
  return 'detail' in made ? (made.detail?.id ?? '') : '';
}

const many = (of: (index: number) => Attempt) =>
  Array.from({ length: 200 }, (_, index) => of(index));

describe('two hundred commands at once, in two processes', () => {
  it('on one interview have one winner; the others are told it has changed', async () => {
    const id = await schedule('2026-11-25T07:00:00Z');

    const counts = await race(
      many((index) => ({
        viewer: recruiter,
        id,
        command: 'reschedule',
        input: {
          revision: 1,
          startsAt: new Date(Date.parse('2026-12-01T00:00:00Z') + index * 3_600_000).toISOString(),
          minutes: 60,
          reason: 'everybody wants it elsewhere',
          skip: [],
        },
      })),
    );

    expect(counts).toEqual({ done: 1, stale_revision: 199 });
    const { rows } = await app.context.pool.query<{ version: number; events: number }>(
      `select version, (select count(*)::int from interview_event where interview_id = $1) as events
         from interview where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ version: 2, events: 2 }]);
  });

  it('for one member’s time, in any order of people, have one winner and no deadlock', async () => {
    const orders = [
      ['ZhangSan', 'LiNa', 'ChenJie'],
      ['ChenJie', 'LiNa', 'ZhangSan'],
      ['LiNa', 'Camille', 'ZhangSan'],
      ['Camille', 'ZhangSan', 'ChenJie'],
    ];

    const counts = await race(
      many((index) => ({
        viewer: recruiter,
        command: 'create',
        input: interviewInput({
          startsAt: new Date(
            Date.parse('2026-12-20T02:00:00Z') + (index % 4) * 600_000,
          ).toISOString(),
          interviewers: orders[index % 4] ?? [],
        }),
      })),
    );

    expect(counts).toEqual({ done: 1, seat_conflict: 199 });
  });

  it('of opposite kinds on one interview leave it in one state', async () => {
    const id = await schedule('2026-11-25T09:00:00Z');

    const counts = await race(
      many((index) => ({
        viewer: recruiter,
        id,
        command: index % 2 ? 'cancel' : 'reschedule',
        input:
          index % 2
            ? { revision: 1, reason: 'off', skip: [] }
            : {
                revision: 1,
                startsAt: '2026-12-24T09:00:00Z',
                minutes: 60,
                reason: 'later',
                skip: [],
              },
      })),
    );

    expect(counts['done']).toBe(1);
    expect((counts['stale_revision'] ?? 0) + (counts['illegal_transition'] ?? 0)).toBe(199);
  });
});
