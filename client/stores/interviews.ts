import { defineStore } from 'pinia';
import { computed, reactive, ref } from 'vue';
import { views, type AnyInterview, type View } from '#shared/interview.ts';
import { listInterviews, type Scope } from '../api/interviews.ts';
import { readerZone } from '../i18n/time.ts';
import { sessionMemory } from '../api/session-memory.ts';
import { useClock } from './clock.ts';
import { createRequest, type Request } from './request.ts';

/** A page shown again after this long is read anew. */
const staleMs = 30_000;

const scopeKey = 'list.scope';

interface List {
  items: AnyInterview[];
  nextCursor: string | null;
  /** How many there are on all pages, where the server says so. */
  count: number | null;
  /** When the first page came, in ms; null before it did. */
  loadedAt: number | null;
}

/** Interviews, one list per tab, kept while the reader moves around. */
export const useInterviews = defineStore('interviews', () => {
  const clock = useClock();
  const view = ref<View>('upcoming');
  const scope = ref<Scope>(sessionMemory.getItem(scopeKey) === 'team' ? 'team' : 'mine');
  const lists = reactive(perView(emptyList));
  const requests: Record<View, Request> = perView(createRequest);

  const list = computed(() => lists[view.value]);
  const request = computed(() => requests[view.value].state);
  /** How many wait for the reader, as the server last said; null until known. */
  const todoCount = computed(() => lists.todo.count);

  /** Reads the first page again; what is shown stays until the answer is here. */
  async function load(which: View = view.value): Promise<void> {
    const whose = scope.value;
    const page = await requests[which].run(() => listInterviews(which, readerZone(), whose));
    if (!page || whose !== scope.value) return;
    clock.sync(page.now);
    const { items, nextCursor, count = null } = page;
    lists[which] = { items, nextCursor, count, loadedAt: clock.read() };
  }

  async function loadMore(): Promise<void> {
    const which = view.value;
    const { nextCursor } = lists[which];
    if (nextCursor === null) return;
    const page = await requests[which].run(() =>
      listInterviews(which, readerZone(), scope.value, nextCursor),
    );
    // A refresh in between started over from the first page.
    if (!page || lists[which].nextCursor !== nextCursor) return;
    const known = new Set(lists[which].items.map(({ id }) => id));
    lists[which].items.push(...page.items.filter(({ id }) => !known.has(id)));
    lists[which].nextCursor = page.nextCursor;
    lists[which].count = page.count ?? null;
  }

  function isStale(which: View): boolean {
    const { loadedAt } = lists[which];
    return loadedAt === null || clock.read() - loadedAt > staleMs;
  }

  async function show(which: View): Promise<void> {
    view.value = which;
    await refreshIfStale();
  }

  async function refreshIfStale(): Promise<void> {
    if (isStale(view.value) && !request.value.pending) await load();
    // After the list itself: its number is worth no wait.
    await refreshTodo();
  }

  async function refreshTodo(): Promise<void> {
    if (isStale('todo') && !requests.todo.state.pending) await load('todo');
  }

  async function showScope(next: Scope): Promise<void> {
    if (scope.value === next) return;
    scope.value = next;
    sessionMemory.setItem(scopeKey, next);
    Object.assign(lists, perView(emptyList));
    // Even while an answer for the other scope is on its way: nobody waits for that one any more.
    await load();
    await refreshTodo();
  }

  /** After something changed that may move between lists. */
  function forget(): void {
    for (const one of Object.values(lists)) one.loadedAt = null;
  }

  return {
    view,
    scope,
    list,
    request,
    todoCount,
    load,
    loadMore,
    show,
    showScope,
    refreshIfStale,
    forget,
  };
});

function emptyList(): List {
  return { items: [], nextCursor: null, count: null, loadedAt: null };
}

function perView<T>(make: () => T): Record<View, T> {
  return Object.fromEntries(views.map((one) => [one, make()])) as Record<View, T>;
}
