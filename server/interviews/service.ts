import type { InterviewState } from '#shared/interview-state.ts';
import type { InterviewDetail } from '#shared/interview.ts';
import type { MemberCommand } from '#shared/interview-commands.ts';
import type { HistoryEntry } from '#shared/interview-history.ts';
import type { Viewer } from '#shared/member.ts';
import { grantOf, type Action } from '#shared/permissions.ts';
import { forbidden, notFound } from '#shared/problem-error.ts';
import { relationsOf } from '#shared/relations.ts';
import type { Candidates } from '../candidates/service.ts';
import type { Db } from '../db/pool.ts';
import type { Members } from '../members/service.ts';
import type { Notifications } from '../notifications/service.ts';
import { createAvailability } from './service/availability.ts';
import { createClockwork } from './service/clock.ts';
import { createCommands } from './service/commands.ts';
import { createCreate } from './service/create.ts';
import { createEffects } from './service/effects.ts';
import { createList } from './service/list.ts';
import { createPeople } from './service/people.ts';
import { createPresenter } from './service/present.ts';
import { manualRooms } from './service/rooms.ts';
import { createRunner, type ExecuteOptions } from './service/run.ts';
import { readHistory } from './store/history-store.ts';
import { countUpcoming } from './store/list-store.ts';
import { readState } from './store/state-store.ts';

export type { Actor, Command, CommonInput, InterviewPatch } from './service/command.ts';
export { closeOffers } from './store/seats-store.ts';
export type { Executed, ExecuteOptions } from './service/run.ts';

export type Interviews = ReturnType<typeof createInterviews>;

/** The life of an interview. Every method decides for itself what the viewer may do. */
export function createInterviews(options: {
  db: Db;
  corpId: string;
  members: Pick<Members, 'resolve'>;
  candidates: Pick<Candidates, 'register' | 'links'>;
  notifications: Pick<Notifications, 'plan' | 'statesOf'>;
  now: () => number;
  randomBytes: (count: number) => Buffer;
  publicUrl: string;
  onError: (error: unknown) => void;
}) {
  const { db, corpId, now } = options;
  const rooms = manualRooms;
  const people = createPeople(options.members);
  const present = createPresenter(options);
  const effects = createEffects({ ...options, rooms, links: options.candidates.links });
  const runner = createRunner({ ...options, effects, present });
  const create = createCreate({ ...options, people, rooms, effects, runner, present });
  const commands = createCommands(people);

  /** An interview the member may see. @throws ProblemError not_found */
  async function read(viewer: Viewer, id: string): Promise<InterviewState> {
    const state = await readState(db, corpId, id);
    if (!state || !grantOf('see', relationsOf(viewer, state))) throw notFound('interview');
    return state;
  }

  /**
   * An interview for something else than seeing it, which not all who may need to see it for.
   * Those who may do neither do not hear that it exists. @throws not_found, forbidden
   */
  async function readFor(viewer: Viewer, id: string, action: Action): Promise<InterviewState> {
    const state = await readState(db, corpId, id);
    const relations = state ? relationsOf(viewer, state) : [];
    if (state && grantOf(action, relations)) return state;
    if (!grantOf('see', relations)) throw notFound('interview');
    throw forbidden('Your roles do not show you this. Ask whoever organises the interview.');
  }

  return {
    list: createList({ db, corpId, now }),
    availability: createAvailability({ db, corpId }),
    read,
    readFor,
    create,

    async detail(viewer: Viewer, id: string): Promise<InterviewDetail> {
      return present.detail(db, await read(viewer, id), viewer);
    },

    /** Runs a command of the interviews themselves. @throws as `execute` */
    command(
      viewer: Viewer,
      id: string,
      name: MemberCommand,
      input: unknown,
      given: ExecuteOptions = {},
    ) {
      return commands.run(runner, { kind: 'member', viewer }, id, name, input, given);
    },

    /** Runs a command that another feature defines. */
    execute: runner.execute,

    async history(viewer: Viewer, id: string): Promise<HistoryEntry[]> {
      const state = await readFor(viewer, id, 'see_history');
      const entries = await readHistory(db, id);
      if (grantOf('see_history', relationsOf(viewer, state)) === 'yes') return entries;
      // Without what people wrote.
      return entries.map((entry) => ({ ...entry, reason: '', before: null, after: {} }));
    },

    /** By id alone, for jobs; nobody is asked. */
    state: (id: string) => readState(db, corpId, id),

    countUpcoming: (viewer: Viewer) => countUpcoming(db, corpId, viewer.memberId, new Date(now())),

    tick: createClockwork({ ...options, runner }).tick,
  };
}
