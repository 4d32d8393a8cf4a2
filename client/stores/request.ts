import { reactive } from 'vue';
import { toApiError, type ApiError } from '../api/api-error.ts';

export type { ApiError };

/** When a person starts to wonder whether anything is happening. */
const slowMs = 4_000;

export interface RequestState {
  pending: boolean;
  /** Pending for more than four seconds. */
  slow: boolean;
  error: ApiError | null;
}

export type Request = ReturnType<typeof createRequest>;

/** Loading, slowness and failure of one kind of request, once for every screen. */
export function createRequest() {
  const state = reactive<RequestState>({ pending: false, slow: false, error: null });
  let latest = 0;

  /** Runs the work; undefined when it failed. Only the latest run decides what is shown. */
  async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    const mine = ++latest;
    const timer = setTimeout(() => (state.slow = mine === latest), slowMs);
    Object.assign(state, { pending: true, slow: false, error: null });
    try {
      return await work();
    } catch (error) {
      if (mine === latest) state.error = toApiError(error);
      return undefined;
    } finally {
      clearTimeout(timer);
      if (mine === latest) Object.assign(state, { pending: false, slow: false });
    }
  }

  return { state, run };
}
