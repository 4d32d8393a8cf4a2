import { defineStore } from 'pinia';
import { ref } from 'vue';

const minute = 60_000;

/** The server's time on the reader's screen, moving once a minute on the minute. */
export const useClock = defineStore('clock', () => {
  const now = ref(Date.now());
  let ahead = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The server's time at this very moment, in ms. */
  function read(): number {
    return Date.now() + ahead;
  }

  function tick(): void {
    clearTimeout(timer);
    now.value = read();
    // Nobody watches a hidden page; it catches up when it is shown.
    if (document.hidden) return;
    timer = setTimeout(tick, minute - (now.value % minute) + 20);
  }

  /** Takes over the server's `now`: phones are often minutes off. */
  function sync(serverNow: string): void {
    ahead = Date.parse(serverNow) - Date.now();
    tick();
  }

  /** Starts the minutes; gives back the way to stop them. */
  function start(): () => void {
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }

  return { now, read, sync, start };
});
