import { defineStore } from 'pinia';
import { ref } from 'vue';

export interface Notice {
  id: number;
  kind: 'info' | 'error';
  text: string;
  /** An address to copy by hand. */
  link?: string;
}

const readMs = 6_000;

/** Short messages at the edge of the screen. Good news leaves by itself, trouble is closed. */
export const useNotices = defineStore('notices', () => {
  const list = ref<Notice[]>([]);
  let last = 0;

  function close(id: number): void {
    list.value = list.value.filter((notice) => notice.id !== id);
  }

  function show(kind: Notice['kind'], text: string, link?: string): void {
    const id = ++last;
    list.value = [...list.value.slice(-2), { id, kind, text, ...(link ? { link } : {}) }];
    if (kind === 'info' && !link) setTimeout(() => close(id), readMs);
  }

  return {
    list,
    close,
    info: (text: string) => show('info', text),
    error: (text: string, link?: string) => show('error', text, link),
  };
});
