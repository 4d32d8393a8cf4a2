import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Whether the device believes it has a network. */
export const useConnection = defineStore('connection', () => {
  const online = ref(navigator.onLine);

  /** Starts listening; gives back the way to stop. */
  function start(): () => void {
    const read = () => (online.value = navigator.onLine);
    window.addEventListener('online', read);
    window.addEventListener('offline', read);
    return () => {
      window.removeEventListener('online', read);
      window.removeEventListener('offline', read);
    };
  }

  return { online, start };
});
