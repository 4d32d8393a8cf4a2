import type {
  CandidateCommand,
  CandidateCommandInput,
  CandidatePreferences,
  CandidateView,
} from '#shared/candidate-page.ts';
import type { InterviewState } from '#shared/interview-state.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import type { Interviews } from '../../interviews/service.ts';
import { markOpened } from '../link-store.ts';
import { timeOfLastYes } from '../store.ts';
import type { CalendarFile } from './calendar-file.ts';
import type { Calendars } from './calendars.ts';
import { candidateActs } from './commands.ts';
import type { ContactBook } from './contacts.ts';
import type { Erase } from './erase.ts';
import { viewFor } from './view.ts';

/** What a candidate sees and does. Their link's session has let them in to this interview. */
export function createVisit(options: {
  db: Db;
  contacts: Pick<ContactBook, 'read' | 'update'>;
  calendars: Pick<Calendars, 'forCandidate'>;
  erase: Pick<Erase, 'request'>;
  interviews: Pick<Interviews, 'execute' | 'state'>;
  company: { name: string; privacyUrl: string };
  now: () => number;
}) {
  const { db, interviews, contacts, now } = options;

  async function mustRead(id: string): Promise<InterviewState> {
    const state = await interviews.state(id);
    if (!state) throw linkInvalid();
    return state;
  }

  async function viewOf(state: InterviewState): Promise<CandidateView> {
    const person = await contacts.read(db, state.candidate.id);
    return viewFor(state, {
      company: options.company.name,
      privacyUrl: options.company.privacyUrl,
      before: await timeOfLastYes(db, state.id),
      erasureRequested: person?.erasureRequestedAt != null,
      now: now(),
    });
  }

  const view = async (id: string) => viewOf(await mustRead(id));

  return {
    view,

    /** The page is open in front of a person; a GET does not say so, programs make those too. */
    async opened(id: string): Promise<CandidateView> {
      await markOpened(db, id, new Date(now()));
      return view(id);
    },

    /**
     * The view after it; undefined when nothing is left to open.
     * @throws ProblemError stale_revision, illegal_transition with `current` as the candidate sees
     *   it, validation_failed
     */
    async act<C extends CandidateCommand>(
      id: string,
      name: C,
      input: CandidateCommandInput<C>,
    ): Promise<CandidateView | undefined> {
      if (input.interview !== id) throw await stale(id);
      try {
        await interviews.execute({ kind: 'candidate' }, id, candidateActs[name], input);
      } catch (error) {
        throw await withCurrent(error, id);
      }
      return name === 'withdraw' ? undefined : view(id);
    },

    async prefer(id: string, wanted: CandidatePreferences): Promise<CandidateView> {
      const state = await mustRead(id);
      await inTransaction(db, (tx) =>
        contacts.update(tx, state.candidate.id, wanted, new Date(now())),
      );
      return view(id);
    },

    async requestErasure(id: string): Promise<CandidateView> {
      const state = await mustRead(id);
      await inTransaction(db, (tx: Tx) => options.erase.request(tx, state.candidate.id, null));
      return view(id);
    },

    /** Undefined while there is no time. */
    async calendar(id: string): Promise<CalendarFile | undefined> {
      return options.calendars.forCandidate(await mustRead(id), null, undefined);
    },
  };

  async function stale(id: string): Promise<ProblemError> {
    return new ProblemError(
      'stale_revision',
      'This page was about another interview or an earlier time. Look again.',
      undefined,
      { current: await view(id) },
    );
  }

  /** The runner's own `current` is for members. */
  async function withCurrent(error: unknown, id: string): Promise<unknown> {
    if (!(error instanceof ProblemError)) return error;
    if (error.code !== 'stale_revision' && error.code !== 'illegal_transition') return error;
    const state = await interviews.state(id);
    const current = state && state.status !== 'cancelled' ? await viewOf(state) : null;
    return new ProblemError(error.code, error.message, undefined, { current });
  }
}

export type Visit = ReturnType<typeof createVisit>;

export function linkInvalid(): ProblemError {
  return new ProblemError(
    'link_invalid',
    'Open the link of your invitation again. If it opens nothing, contact whoever sent it.',
  );
}
