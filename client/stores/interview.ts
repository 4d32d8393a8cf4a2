import { defineStore } from 'pinia';
import { computed, reactive, ref } from 'vue';
import type { InterviewDetail } from '#shared/interview.ts';
import { getInterview } from '../api/interviews.ts';
import { useClock } from './clock.ts';
import { nextLook } from './next-look.ts';
import { createRequest } from './request.ts';

/** The interview on the screen, and those seen before it. */
export const useInterview = defineStore('interview', () => {
  const clock = useClock();
  const id = ref<string | null>(null);
  const seen = reactive(new Map<string, InterviewDetail>());
  const request = createRequest();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When it last looked different, in ms. */
  let changedAt = 0;
  /** Writes of ours under way, whose outcome an older answer must not cover. */
  let writing = 0;
  /** All of them so far. */
  let writes = 0;

  const detail = computed(() => (id.value === null ? undefined : seen.get(id.value)));

  function keep(found: InterviewDetail): void {
    if (!looksTheSame(seen.get(found.id), found)) changedAt = Date.now();
    seen.set(found.id, found);
    clock.sync(found.now);
  }

  /** Takes what came with a refusal, when it is an interview. */
  function keepCurrent(current: unknown): void {
    if (isDetail(current)) keep(current);
    else void load();
  }

  async function load(): Promise<void> {
    const wanted = id.value;
    if (wanted === null) return;
    const found = await request.run(() => getInterview(wanted));
    if (found) keep(found);
    // What we may no longer see must not stay on the screen.
    const code = request.state.error?.code;
    if (code === 'forbidden' || code === 'not_found') seen.delete(wanted);
  }

  async function open(wanted: string): Promise<void> {
    close();
    id.value = wanted;
    request.state.error = null;
    changedAt = Date.now();
    await load();
    watch(wanted);
  }

  /** Looks again and again while it is open: an answer given in a chat shows by itself. */
  function watch(wanted: string): void {
    clearTimeout(timer);
    if (id.value !== wanted) return;
    timer = setTimeout(
      async () => {
        await look(wanted);
        watch(wanted);
      },
      nextLook(Date.now() - changedAt),
    );
  }

  /** Quietly: a failed look is tried again next turn, the page stays as it is. */
  async function look(wanted: string): Promise<void> {
    if (document.hidden || writing > 0) return;
    const before = writes;
    const found = await getInterview(wanted).catch(() => null);
    if (found && id.value === wanted && writes === before) keep(found);
  }

  /** Something of ours changed, or may have: look soon and often. */
  function lookSoon(): void {
    changedAt = Date.now();
    if (id.value !== null) watch(id.value);
  }

  /** Runs a write of ours; what other requests saw meanwhile is not shown. */
  async function write<T>(work: () => Promise<T>): Promise<T> {
    writing++;
    writes++;
    try {
      return await work();
    } finally {
      writing--;
      lookSoon();
    }
  }

  function close(): void {
    clearTimeout(timer);
    id.value = null;
  }

  return {
    id,
    detail,
    request: request.state,
    open,
    load,
    keep,
    keepCurrent,
    lookSoon,
    write,
    close,
  };
});

function isDetail(value: unknown): value is InterviewDetail {
  return typeof value === 'object' && value !== null && 'id' in value && 'can' in value;
}

/** The server's clock is in every answer and no change. */
function looksTheSame(one: InterviewDetail | undefined, other: InterviewDetail): boolean {
  return one !== undefined && JSON.stringify({ ...one, now: other.now }) === JSON.stringify(other);
}
