import { createInterviewSchema } from '../../shared/interview-input.ts';
import { commandSchemas, type MemberCommand } from '../../shared/interview-commands.ts';
import { isLegal, statusAfter, type InterviewStatus } from '../../shared/lifecycle.ts';
import type { Viewer } from '../../shared/member.ts';
import { ProblemError } from '../../shared/problem-error.ts';
import { checkInvariants } from './interview-invariants.ts';
import type { Step } from './interview-steps.ts';
import type { TestApp } from './start-test-app.ts';

/** What the test believes of an interview, from the table of transitions alone. */
interface Believed {
  id: string;
  applicationId: number;
  status: InterviewStatus;
  revision: number;
}

const refusals = new Set([
  'not_found',
  'forbidden',
  'validation_failed',
  'stale_revision',
  'illegal_transition',
  'seat_conflict',
  'round_taken',
  'too_soon',
]);

/** Lives a list of steps through the real services and holds them against the table. */
export function createLife(app: TestApp, viewers: Map<string, Viewer>) {
  const { interviews } = app.context;
  const believed: Believed[] = [];
  const inHours = (hours: number) => new Date(app.clock.now() + hours * 3_600_000).toISOString();
  const slotOf = (when: unknown) => {
    const { inHours: hours, minutes } = when as { inHours: number; minutes: number };
    return { startsAt: inHours(hours), minutes };
  };

  function inputOf({ command, input }: Step, revision: number): Record<string, unknown> {
    const { when, other, ...rest } = input;
    const slot: Record<string, unknown> = when === undefined ? {} : slotOf(when);
    if (command === 'offer') {
      return { revision, slots: [slot, slotOf(other)], expiresAt: inHours(0.5) };
    }
    if (command === 'respond') {
      return { ...rest, revision, proposals: input['response'] === 'propose' ? [slot] : [] };
    }
    return { ...rest, ...slot, revision };
  }

  async function create({ who, input }: Step) {
    const { kind, when, again, round, interviewers } = input;
    const slot = slotOf(when);
    const first = believed[0];
    const made = await interviews.create(
      mustFind(who),
      createInterviewSchema.parse({
        jobTitle: 'Engineer',
        candidateName: 'Candidate',
        round,
        minutes: slot.minutes,
        zone: 'Asia/Shanghai',
        interviewers,
        roomUrl: 'https://meet.example/1',
        ...(again === true && first && { applicationId: first.applicationId }),
        ...(kind === 'fixed' && { startsAt: slot.startsAt }),
        ...(kind === 'offer' && { offer: { slots: [slot], expiresAt: inHours(0.5) } }),
      }),
    );
    if (!('after' in made) || !made.after) throw new Error('nothing was made');
    const { id, status, revision, application } = made.after;
    believed.push({ id, status, revision, applicationId: application.id });
  }

  async function command(step: Step, target: Believed) {
    const name = step.command as MemberCommand;
    const before = target.status;
    const parsed = commandSchemas[name].safeParse(inputOf(step, target.revision - step.behind));
    if (!parsed.success) throw new ProblemError('validation_failed', 'refused by its schema');
    const done = await interviews.command(mustFind(step.who), target.id, name, parsed.data);
    if (!('after' in done) || !done.after) throw new Error('no state after a command');
    if (step.behind > 0) throw new Error(`${name} came with an old revision and was done`);
    if (!isLegal(name, before)) throw new Error(`${name} was done to an interview ${before}`);
    target.revision = done.after.revision;
    target.status = statusAfter(name, before);
    // The last feedback that was waited for may have been given up.
    if (done.after.status === 'completed') target.status = 'completed';
  }

  function mustFind(who: string): Viewer {
    const viewer = viewers.get(who);
    if (!viewer) throw new Error(`nobody is ${who}`);
    return viewer;
  }

  /** What the clock did must be what it may do. */
  async function tick() {
    await interviews.tick();
    for (const one of believed) {
      const state = await interviews.state(one.id);
      if (!state || state.status === one.status) continue;
      const paths = [
        statusAfter('end', one.status),
        statusAfter('expire', one.status),
        'completed',
      ];
      if (!paths.includes(state.status)) throw new Error(`${one.status} became ${state.status}`);
      one.status = state.status;
    }
  }

  async function take(step: Step): Promise<'done' | 'refused'> {
    app.clock.advance(step.minutes * 60_000);
    const target = believed[Math.min(step.which, believed.length - 1)];
    try {
      if (step.command === 'create') await create(step);
      else if (step.command === 'tick') await tick();
      else if (target) await command(step, target);
      return 'done';
    } catch (error) {
      if (error instanceof ProblemError && refusals.has(error.code)) return 'refused';
      throw error;
    }
  }

  return {
    /** How many steps were done. @throws Error that says which rule was broken, and after what */
    async live(steps: readonly Step[]): Promise<number> {
      let done = 0;
      for (const [index, step] of steps.entries()) {
        if ((await take(step)) === 'done') done += 1;
        // Each look costs a dozen queries; every tenth is enough to say where it broke.
        if (index % 10 === 9) await checkInvariants(app.context.pool);
      }
      await checkInvariants(app.context.pool);
      for (const one of believed) {
        const state = await interviews.state(one.id);
        if (state?.status !== one.status || state.revision !== one.revision) {
          throw new Error(
            `${one.id} is ${state?.status} ${state?.revision}, not ${one.status} ${one.revision}`,
          );
        }
      }
      return done;
    },
  };
}
