import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { FeedbackReport, FeedbackView } from '#shared/feedback.ts';
import { getFeedback, getReport } from '../api/feedback.ts';
import { useClock } from './clock.ts';
import { createRequest } from './request.ts';

/** The feedback of the interview on the screen, and its report. */
export const useFeedback = defineStore('feedback', () => {
  const clock = useClock();
  const id = ref<string | null>(null);
  const view = shallowRef<FeedbackView | null>(null);
  const report = shallowRef<FeedbackReport | null>(null);
  const request = createRequest();

  function keep(found: FeedbackView): void {
    view.value = found;
    clock.sync(found.now);
  }

  /** Only the latest answer to the latest question is shown; what may not be seen goes. */
  async function load(): Promise<void> {
    const wanted = id.value;
    if (wanted === null) return;
    const found = await request.run(() => getFeedback(wanted));
    if (id.value !== wanted) return;
    if (found) keep(found);
    else if (mustGo()) view.value = null;
  }

  async function loadReport(): Promise<void> {
    const wanted = id.value;
    if (wanted === null) return;
    const found = await request.run(() => getReport(wanted));
    if (id.value !== wanted) return;
    if (found) {
      report.value = found;
      clock.sync(found.now);
    } else if (mustGo()) {
      report.value = null;
    }
  }

  function mustGo(): boolean {
    return ['forbidden', 'not_found'].includes(request.state.error?.code ?? '');
  }

  function open(wanted: string): void {
    if (id.value !== wanted) close();
    id.value = wanted;
    request.state.error = null;
  }

  function close(): void {
    id.value = null;
    view.value = null;
    report.value = null;
  }

  return { id, view, report, request: request.state, open, load, loadReport, keep, close };
});
