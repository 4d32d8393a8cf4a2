import { shallowRef } from 'vue';
import type { HistoryEntry } from '#shared/interview-history.ts';
import { getHistory } from '../api/interviews.ts';
import { createRequest } from './request.ts';

/** What happened to an interview, newest first; null until it was read. */
export function createHistory(id: () => string) {
  const request = createRequest();
  const items = shallowRef<HistoryEntry[] | null>(null);

  async function load(): Promise<void> {
    const wanted = id();
    const found = await request.run(() => getHistory(wanted));
    if (found && wanted === id()) {
      items.value = [...found.items].sort((one, other) => other.id - one.id);
    }
  }

  return { items, request: request.state, load };
}
