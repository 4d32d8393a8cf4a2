import { ProblemError } from '../../shared/problem-error.ts';
import type { CreateInterview } from '../../shared/interview-input.ts';
import { createInterviewSchema } from '../../shared/interview-input.ts';
import type { MemberCommand } from '../../shared/interview-commands.ts';
import type { Viewer } from '../../shared/member.ts';
import { interviewInput } from './interview-input.ts';
import { seeded } from './seeded.ts';
import type { TestApp } from './start-test-app.ts';

const minute = 60_000;
const hour = 60 * minute;

export interface Act {
  at: number;
  run: () => Promise<unknown>;
}

/** Who organises and who interviews, as the app knows them. */
export interface People {
  recruiter: Viewer;
  interviewers: Viewer[];
}

/** What happened to one interview, as far as the clock of the test knows. */
export interface Life {
  id: string;
  /** When each revision began. */
  revisions: Map<number, number>;
  cancelledAt?: number;
}

/** Moments off the crowded minutes, so that whatever is sent there was sent by the clock. */
function offPeak(exact: number): number {
  const at = Math.floor(exact);
  const inHour = Math.floor(at / minute) % 60;
  return inHour % 30 === 0 ? at + 90_000 : at;
}

/** Interviews with moves, cancellations, refusals, no-shows and clicks, all from one seed. */
export function planLives(
  app: TestApp,
  people: People,
  options: { seed: number; interviews: number; hours: number },
): { acts: Act[]; lives: Life[] } {
  const random = seeded(options.seed);
  const begin = app.clock.now();
  const acts: Act[] = [];
  const lives: Life[] = [];
  const between = (from: number, to: number) => offPeak(from + random() * (to - from));
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;

  for (let number = 0; number < options.interviews; number += 1) {
    const life: Life = { id: '', revisions: new Map() };
    lives.push(life);
    const bornAt = between(begin, begin + (options.hours - 30) * hour);
    const quarter = 15 * minute;
    const startAt = (from: number) =>
      Math.ceil((from + (0.6 + random() * 28) * hour) / quarter) * quarter;
    const firstStart = startAt(bornAt);
    const who = [one(people.interviewers), one(people.interviewers)];
    const input = createInterviewSchema.parse(
      interviewInput({
        candidateName: `Candidate ${number}`,
        startsAt: new Date(firstStart).toISOString(),
        minutes: 45,
        interviewers: [...new Set(who.map(({ userid }) => userid))],
      }),
    ) as CreateInterview;
    const act = (at: number, run: () => Promise<unknown>) =>
      acts.push({ at, run: () => (life.id || at === bornAt ? run() : Promise.resolve()) });

    act(bornAt, async () => {
      const made = await app.context.interviews.create(people.recruiter, input, {});
      if ('detail' in made && made.detail) life.id = made.detail.id;
      life.revisions.set(1, app.clock.now());
    });
    const command = (viewer: Viewer, name: MemberCommand, given: object) => async () => {
      const state = await app.context.interviews.state(life.id);
      const { revision = 1 } = state ?? {};
      await app.context.interviews.command(viewer, life.id, name, { revision, ...given });
      const after = await app.context.interviews.state(life.id);
      if (after && !life.revisions.has(after.revision)) {
        life.revisions.set(after.revision, app.clock.now());
      }
      if (after?.status === 'cancelled') life.cancelledAt ??= app.clock.now();
    };
    for (const viewer of who) {
      const answer =
        random() < 0.7
          ? { response: 'accepted', reason: '', proposals: [] }
          : { response: 'declined', reason: 'ill', proposals: [] };
      if (random() < 0.8) {
        act(between(bornAt, firstStart), command(viewer, 'respond', answer));
      }
    }
    for (let move = 0; move < 2 && random() < 0.4; move += 1) {
      const at = between(bornAt, firstStart);
      const startsAt = new Date(startAt(at)).toISOString();
      act(
        at,
        command(people.recruiter, 'reschedule', {
          startsAt,
          minutes: 45,
          reason: 'moved',
          skip: [],
        }),
      );
    }
    if (random() < 0.25) {
      const given = {
        from: who[0]?.userid,
        to: one(people.interviewers).userid,
        reason: '',
        skip: [],
      };
      act(between(bornAt, firstStart), command(people.recruiter, 'replace', given));
    }
    if (random() < 0.2) {
      act(
        between(bornAt, firstStart + hour),
        command(people.recruiter, 'cancel', { reason: 'off', skip: [] }),
      );
    }
    const candidate = { kind: 'candidate' } as const;
    if (random() < 0.5) {
      const checkIn = {
        name: 'check_in' as const,
        apply: () => Promise.resolve({ participation: 'checked_in' as const }),
      };
      act(between(firstStart - 20 * minute, firstStart), () =>
        app.context.interviews.execute(candidate, life.id, checkIn, {}),
      );
    }
    if (random() < 0.2) {
      const given = { who: 'candidate', reason: '' };
      act(firstStart + 21 * minute, command(people.recruiter, 'mark_no_show', given));
    }
  }
  return { acts: acts.sort((a, b) => a.at - b.at), lives };
}

/** From the first act to the last message: the clock jumps to whatever is next. */
export async function travel(app: TestApp, acts: Act[], until: number): Promise<void> {
  const { delivery, interviews, pool } = app.context;
  const waiting = [...acts];
  let tickAt = app.clock.now() + 7 * minute;
  for (;;) {
    const { rows } = await pool.query<{ at: Date | null }>(
      `select min(due_at) as at from notification where status in ('planned', 'retry')`,
    );
    const next = Math.min(
      waiting[0]?.at ?? Infinity,
      rows[0]?.at?.getTime() ?? Infinity,
      tickAt,
      until,
    );
    if (next >= until) return;
    app.clock.set(new Date(Math.max(next, app.clock.now())).toISOString());
    while (waiting[0] && waiting[0].at <= app.clock.now()) {
      await waiting.shift()?.run().catch(notAllowed);
    }
    if (tickAt <= app.clock.now()) {
      await interviews.tick();
      tickAt += 20 * minute;
    }
    for (;;) {
      const work = await delivery.claim(20);
      if (work.length === 0) break;
      await Promise.all(work.map(delivery.deliver));
    }
  }
}

/** Chance asks for much that the rules do not allow. */
function notAllowed(error: unknown): void {
  if (!(error instanceof ProblemError)) throw error;
}
