import { reactive } from 'vue';
import type { CandidateCommand, CandidateView } from '#shared/candidate-page.ts';
import { isLocale, type Locale } from '#shared/locale.ts';
import {
  getVisit,
  openVisit,
  preferVisit,
  requestErasure,
  sendCandidateCommand,
} from '../api/candidate.ts';
import { toApiError, type ApiError } from '../api/api-error.ts';
import { setCandidateLocale } from '../i18n/candidate.ts';
import { locale } from '../i18n/index.ts';
import { readerZone } from '../i18n/time.ts';

/** Often enough to notice that an interview has moved while the page is open. */
const lookAgainMs = 60_000;

interface State {
  view: CandidateView | null;
  /** `ended`: the link opens nothing. `withdrawn`: by their own hand just now. */
  end: 'ended' | 'withdrawn' | null;
  /** Whom to contact, kept when the view is gone. */
  organizer: string;
  busy: boolean;
  /** The interview changed under the reader's finger. */
  changed: boolean;
  error: ApiError | null;
  /** The server's time, in ms. */
  now: number;
}

export type Visit = ReturnType<typeof createVisit>;

/** One candidate's page: what is known, and what they do. */
export function createVisit() {
  const state = reactive<State>({
    view: null,
    end: null,
    organizer: '',
    busy: false,
    changed: false,
    error: null,
    now: Date.now(),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(view: CandidateView): void {
    Object.assign(state, {
      view,
      organizer: view.organizer,
      now: Date.parse(view.now),
      error: null,
    });
    clearTimeout(timer);
    timer = setTimeout(lookAgain, untilNextLook(view));
  }

  function fail(error: unknown): void {
    const failure = toApiError(error);
    if (failure.code === 'link_invalid') Object.assign(state, { view: null, end: 'ended' });
    else state.error = failure;
  }

  function lookAgain(): void {
    // Nobody watches a hidden page; it catches up when it is shown.
    if (document.hidden || state.end || state.busy) return;
    void getVisit().then(show, (error: unknown) => {
      if (toApiError(error).code === 'link_invalid') fail(error);
      else timer = setTimeout(lookAgain, lookAgainMs);
    });
  }

  /** True when it was done. One thing at a time, however often it is tapped. */
  async function run(work: () => Promise<CandidateView | undefined>): Promise<boolean> {
    if (state.busy) return false;
    Object.assign(state, { busy: true, error: null, changed: false });
    try {
      const view = await work();
      if (view) show(view);
      else Object.assign(state, { view: null, end: 'withdrawn' });
      return true;
    } catch (error) {
      await recover(error);
      return false;
    } finally {
      state.busy = false;
    }
  }

  async function recover(error: unknown): Promise<void> {
    const { code } = toApiError(error);
    if (code !== 'stale_revision' && code !== 'illegal_transition') return fail(error);
    try {
      show(await getVisit());
      state.changed = true;
    } catch (again) {
      fail(again);
    }
  }

  return {
    state,
    load: () => run(openVisit),
    lookAgain,

    act(command: CandidateCommand, body: object = {}): Promise<boolean> {
      const { view } = state;
      if (!view) return Promise.resolve(false);
      const shown = { interview: view.interview, revision: view.revision };
      return run(() => sendCandidateCommand(command, { ...shown, ...body }));
    },

    /** From now on their mails speak this language and count in this device's zone. */
    async speak(next: Locale): Promise<void> {
      if (!isLocale(next) || next === locale()) return;
      await setCandidateLocale(next, true);
      if (state.view)
        await preferVisit({ locale: next, zone: readerZone() }).catch(() => undefined);
    },

    erase: () => run(requestErasure),
  };
}

/** A minute, or less when the page says something else before. */
function untilNextLook(view: CandidateView): number {
  const now = Date.parse(view.now);
  const edges = [view.checkIn?.from, view.changeUntil, view.slot?.endsAt]
    .map((edge) => Date.parse(edge ?? '') - now + 500)
    .filter((ms) => ms > 0);
  return Math.min(lookAgainMs, ...edges);
}
