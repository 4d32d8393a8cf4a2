import { defineStore } from 'pinia';
import { computed, reactive, ref } from 'vue';
import type { InterviewDetail } from '#shared/interview.ts';
import { getInterview } from '../api/interviews.ts';
import { useClock } from './clock.ts';
import { isSettled } from './invitation.ts';
import { createRequest } from './request.ts';

/** Waits between looks at invitations that are still on their way; after the last we stop. */
const lookAgainMs = [2_000, 3_000, 5_000, 10_000, 20_000, 40_000];

/** The interview on the screen, and those seen before it. */
export const useInterview = defineStore('interview', () => {
  const clock = useClock();
  const id = ref<string | null>(null);
  const seen = reactive(new Map<string, InterviewDetail>());
  const request = createRequest();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const detail = computed(() => (id.value === null ? undefined : seen.get(id.value)));

  function keep(found: InterviewDetail): void {
    seen.set(found.id, found);
    clock.sync(found.now);
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
    await load();
    watchInvitations(wanted, 0);
  }

  function watchInvitations(wanted: string, turn: number): void {
    clearTimeout(timer);
    const wait = lookAgainMs[turn];
    if (wait === undefined || id.value !== wanted || isSettled(seen.get(wanted))) return;
    timer = setTimeout(async () => {
      // Quietly: a failed look is tried again next turn, the page stays as it is.
      const found = document.hidden ? null : await getInterview(wanted).catch(() => null);
      if (found && id.value === wanted) keep(found);
      watchInvitations(wanted, turn + 1);
    }, wait);
  }

  function close(): void {
    clearTimeout(timer);
    id.value = null;
  }

  return { id, detail, request: request.state, open, load, keep, close };
});
