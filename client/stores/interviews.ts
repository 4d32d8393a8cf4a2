import { defineStore } from 'pinia';
import { computed, reactive, ref } from 'vue';
import { isTimed, type ClockView, type Interview } from '#shared/interview.ts';
import { listInterviews } from '../api/interviews.ts';
import { readerZone } from '../i18n/time.ts';
import { useClock } from './clock.ts';
import { createRequest, type Request } from './request.ts';

/** A page shown again after this long is read anew. */
const staleMs = 30_000;

interface List {
  items: Interview[];
  nextCursor: string | null;
  /** When the first page came, in ms; null before it did. */
  loadedAt: number | null;
}

/** My interviews, one list per tab, kept while the reader moves around. */
export const useInterviews = defineStore('interviews', () => {
  const clock = useClock();
  const view = ref<ClockView>('upcoming');
  const lists = reactive<Record<ClockView, List>>({
    upcoming: emptyList(),
    today: emptyList(),
    past: emptyList(),
  });
  const requests: Record<ClockView, Request> = {
    upcoming: createRequest(),
    today: createRequest(),
    past: createRequest(),
  };

  const list = computed(() => lists[view.value]);
  const request = computed(() => requests[view.value].state);

  /** Reads the first page again; what is shown stays until the answer is here. */
  async function load(which: ClockView = view.value): Promise<void> {
    const page = await requests[which].run(() => listInterviews(which, readerZone()));
    if (!page) return;
    clock.sync(page.now);
    lists[which] = {
      items: page.items.filter(isTimed),
      nextCursor: page.nextCursor,
      loadedAt: clock.read(),
    };
  }

  async function loadMore(): Promise<void> {
    const which = view.value;
    const { nextCursor } = lists[which];
    if (nextCursor === null) return;
    const page = await requests[which].run(() => listInterviews(which, readerZone(), nextCursor));
    // A refresh in between started over from the first page.
    if (!page || lists[which].nextCursor !== nextCursor) return;
    const known = new Set(lists[which].items.map(({ id }) => id));
    lists[which].items.push(...page.items.filter(isTimed).filter(({ id }) => !known.has(id)));
    lists[which].nextCursor = page.nextCursor;
  }

  function isStale(): boolean {
    const { loadedAt } = list.value;
    return loadedAt === null || clock.read() - loadedAt > staleMs;
  }

  async function show(which: ClockView): Promise<void> {
    view.value = which;
    await refreshIfStale();
  }

  async function refreshIfStale(): Promise<void> {
    if (isStale() && !request.value.pending) await load();
  }

  /** After something changed that may move between lists. */
  function forget(): void {
    for (const one of Object.values(lists)) one.loadedAt = null;
  }

  return { view, list, request, load, loadMore, show, refreshIfStale, forget };
});

function emptyList(): List {
  return { items: [], nextCursor: null, loadedAt: null };
}
