import { afterAll, beforeAll } from 'vitest';
import type { CreateInterviewInput } from '../../../shared/interview-input.ts';
import type { InterviewDetail } from '../../../shared/interview.ts';
import { commandPath, type MemberCommand } from '../../../shared/interview-commands.ts';
import { drain } from '../../helpers/drain.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, testCallback, type TestApp } from '../../helpers/start-test-app.ts';

export interface EntryRow {
  schedule_id: string | null;
  status: string;
  synced_version: number;
  last_error: string;
  attempts_finished: number;
}

const changing = new Set(['add', 'update', 'del', 'add_attendees', 'del_attendees']);

/** An app whose work is done when a test says so, and a recruiter in it. */
export function useCalendar() {
  const world = {} as { app: TestApp; recruiter: BrowserSession };
  let interviews = 0;
  beforeAll(async () => {
    world.app = await startTestApp({ work: false });
    await world.app.sandbox.setCallback({ ...testCallback, url: world.app.callbackUrl });
    world.recruiter = await signIn(world.app, 'WangFang');
  });
  afterAll(() => world.app.close());

  async function command(
    id: string,
    name: MemberCommand,
    input: object,
    browser = world.recruiter,
  ): Promise<InterviewDetail> {
    const current = await browser.get(`/api/interviews/${id}`);
    const { revision } = current.json<InterviewDetail>();
    const answer = await browser.post(`/api/interviews/${id}/${commandPath(name)}`, {
      revision,
      ...input,
    });
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text()}`);
    return answer.json<InterviewDetail>();
  }

  const { app } = { app: () => world.app };
  return {
    world,
    command,

    /** Each later than the last, so that nobody is taken twice. */
    async schedule(changes: Partial<CreateInterviewInput> = {}): Promise<InterviewDetail> {
      interviews += 1;
      const startsAt = new Date(app().clock.now() + (24 + 2 * interviews) * 3_600_000);
      const input = interviewInput({ startsAt: startsAt.toISOString(), ...changes });
      const answer = await world.recruiter.post('/api/interviews', input);
      if (answer.status !== 201) throw new Error(answer.text());
      return answer.json<InterviewDetail>();
    },

    /** What a change has made due, done. */
    async work(): Promise<number> {
      app().clock.advance(2_000);
      return drain(app().context.wecomSide.jobs.calendar);
    },

    /** The callbacks under way, handled. */
    async callbacks(): Promise<void> {
      await app().sandbox.callbacksSettled();
      await drain(app().context.wecomSide.jobs.callbacks);
    },

    async entry(id: string): Promise<EntryRow> {
      const { rows } = await app().context.pool.query<EntryRow>(
        `select schedule_id, status, synced_version, last_error, attempts_finished
           from calendar_entry where interview_id = $1`,
        [id],
      );
      if (!rows[0]) throw new Error('There is no entry.');
      return rows[0];
    },

    /** The schedules of an interview that stand in WeCom. */
    async schedules(id: string) {
      const calendar = await app().context.wecomSide.calendar.ability.read();
      const all = await app().context.wecom.schedules.listByCalendar(calendar?.ref ?? '');
      return all.filter(({ cancelled, description }) => !cancelled && description.endsWith(id));
    },

    /** Calls that change schedules. */
    calls: () =>
      app()
        .sandbox.calls.map(({ path }) => path.replace('oa/schedule/', ''))
        .filter((api) => changing.has(api)),
  };
}
